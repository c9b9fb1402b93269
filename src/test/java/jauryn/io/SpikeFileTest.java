/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.SharedData;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikeFileTest {
  @TempDir Path folder;

  private Path file(byte... bytes) throws IOException {
    return Files.write(folder.resolve("a.spk"), bytes);
  }

  private static byte[] words(long... words) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(words).forEach(word -> buffer.putInt((int) word));
    return buffer.array();
  }

  @Test
  void writesTheHeaderOfAuryn081() throws IOException {
    Path path = folder.resolve("a.spk");
    try (SpikeFileWriter out = SpikeFileWriter.create(path)) {
      out.write(0xFFFF_FFFFL, 7);
      assertThrows(IllegalArgumentException.class, () -> out.write(0x1_0000_0000L, 1));
      assertThrows(IllegalArgumentException.class, () -> out.write(-1, 1));
      out.complete();
    }
    byte[] expected = {0x10, 0x27, 0, 0, 0x11, (byte) 0xec, 0x29, 0x11, -1, -1, -1, -1, 7, 0, 0, 0};
    assertArrayEquals(expected, Files.readAllBytes(path));
    SpikeFile in = SpikeFile.open(path);
    assertEquals(10_000, in.stepsPerSecond());
    assertEquals(287_960_081, in.tag());
    assertTrue(in.sameVersion());
    assertEquals(1, in.recordCount());
    assertEquals(0xFFFF_FFFFL, in.step(0));
    assertEquals(7, in.neuron(0));
    assertFalse(in.truncated());
  }

  /** Every file of the original, read and written again, must come out the same. */
  @Test
  void copiesFilesOfTheOriginal() throws IOException {
    Path original = SharedData.require("reference/original");
    int files = 0;
    for (String name : new String[] {"sym0", "sym24", "rfb16_fixed", "sym16_nopartial"}) {
      for (String kind : new String[] {"multi_stim", "output", "multi_hidden"}) {
        Path source = original.resolve(name).resolve(kind + ".0.spk");
        if (Files.exists(source)) {
          SpikeFile in = SpikeFile.open(source);
          assertTrue(in.sameVersion());
          Path copy = folder.resolve("copy.spk");
          try (SpikeFileWriter out = SpikeFileWriter.create(copy)) {
            for (long k = 0; k < in.recordCount(); k++) {
              out.write(in.step(k), (int) in.neuron(k));
            }
            out.complete();
          }
          assertEquals(-1, Files.mismatch(source, copy), () -> source + " was not copied");
          files++;
        }
      }
    }
    assertTrue(files >= 10, "only " + files + " files found");
  }

  @Test
  void readsToTheLastWholeRecord() throws IOException {
    byte[] whole = words(10_000, 287_960_081, 1, 2, 3, 4);
    for (int length = 8; length <= whole.length; length++) {
      SpikeFile in = SpikeFile.open(file(Arrays.copyOf(whole, length)));
      assertEquals(length / 8 - 1, in.recordCount());
      assertEquals(length % 8 != 0, in.truncated());
    }
  }

  @Test
  void acceptsOtherVersionsOnly() throws IOException {
    SpikeFile in = SpikeFile.open(file(words(1000, 287_960_120, 5, 6)));
    assertFalse(in.sameVersion());
    assertEquals(1000, in.stepsPerSecond());
    String format = " is not a spike file (%s), expected a .spk of Auryn";
    String header = String.format(format, "its first 8 bytes are not the header of one");
    refuses(file(words(10_000, 287_959_999)), header);
    refuses(file(words(10_000, 287_961_000)), header);
    refuses(file(words(0, 287_960_081)), header);
    refuses(file(words(10_000, 0x476e9900)), header); // a binary state monitor
    refuses(file(), String.format(format, "it has 0 bytes"));
    refuses(file(new byte[7]), String.format(format, "it has 7 bytes"));
  }

  private static void refuses(Path path, String words) {
    UserError error = assertThrows(UserError.class, () -> SpikeFile.open(path));
    assertEquals(ExitCode.INPUT, error.exitCode());
    assertEquals(path + words, error.getMessage());
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    UserError error = assertThrows(UserError.class, () -> SpikeFile.open(folder));
    assertEquals("cannot read " + folder + ": is a directory", error.getMessage());
    Path missing = folder.resolve("no.spk");
    error = assertThrows(UserError.class, () -> SpikeFile.open(missing));
    assertEquals("cannot read " + missing + ": no such file", error.getMessage());
  }

  /** A sparse file of 3 GiB: the records on both sides of each window border. */
  @Test
  void readsFilesLargerThanOneMapping() throws IOException {
    Path path = file(words(10_000, 287_960_081));
    long records = 3L << 27;
    long[] probes = {
      0, (1L << 27) - 2, (1L << 27) - 1, (1L << 28) - 2, (1L << 28) - 1, records - 2
    };
    try (RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw")) {
      out.setLength(records * 8);
      for (long k : probes) {
        out.seek((k + 1) * 8);
        out.write(words(k, ~k));
      }
    }
    SpikeFile in = SpikeFile.open(path);
    assertEquals(records - 1, in.recordCount());
    for (long k : probes) {
      assertEquals(k, in.step(k));
      assertEquals(~k & 0xFFFF_FFFFL, in.neuron(k));
    }
    assertEquals(0, in.step(1L << 27));
  }
}
