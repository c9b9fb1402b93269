/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir Path folder;

  @Test
  void appearsUnderItsNameOnlyWhenComplete() throws IOException {
    Path file = folder.resolve("a.txt");
    Path part = folder.resolve("a.txt.part");
    try (OutputFile out = OutputFile.create(file)) {
      assertEquals(file, out.path());
      out.writeAscii("naïve\n");
      assertEquals(6, out.position());
      out.flush();
      assertFalse(Files.exists(file));
      assertEquals("na?ve\n", Files.readString(part));
      out.complete();
    }
    assertEquals("na?ve\n", Files.readString(file));
    assertFalse(Files.exists(part));
  }

  @Test
  void keepsThePartAndTheOldFileWhenLeftEarly() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "old");
    try (OutputFile out = OutputFile.create(file)) {
      out.writeAscii("new");
    }
    assertEquals("old", Files.readString(file));
    assertEquals("new", Files.readString(folder.resolve("a.txt.part")));
    try (OutputFile out = OutputFile.create(file)) {
      out.complete();
    }
    assertEquals("", Files.readString(file));
  }

  /** Random pieces of every kind against the same pieces laid down by ByteBuffer and String. */
  @Test
  void keepsBytesInOrderAcrossItsBuffer() throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    ByteBuffer word = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(5);
    Path file = folder.resolve("a.bin");
    try (OutputFile out = OutputFile.create(file)) {
      for (int k = 0; k < 50_000; k++) {
        long bits = random.nextLong();
        word.clear();
        switch (random.nextInt(10)) {
          case 0 -> {
            out.writeByte((int) bits);
            word.put((byte) bits);
          }
          case 1 -> {
            out.writeShort((int) bits);
            word.putShort((short) bits);
          }
          case 2 -> {
            out.writeInt((int) bits);
            word.putInt((int) bits);
          }
          case 3 -> {
            out.writeLong(bits);
            word.putLong(bits);
          }
          case 4 -> {
            out.writeFloat(k / 7f);
            word.putFloat(k / 7f);
          }
          case 5 -> {
            out.writeDouble(k / 7.0);
            word.putDouble(k / 7.0);
          }
          case 6 -> {
            byte[] bytes = new byte[random.nextInt(20) == 0 ? 150_000 : 3];
            random.nextBytes(bytes);
            out.writeBytes(bytes, 1, bytes.length - 1);
            expected.write(bytes, 1, bytes.length - 1);
          }
          case 7 -> {
            out.writeFixed6(k / 8f);
            out.writeFixed(k / 8.0, 3);
            expected.writeBytes(
                String.format("%d.%03d000%d.%03d", k / 8, k % 8 * 125, k / 8, k % 8 * 125)
                    .getBytes(US_ASCII));
          }
          case 8 -> {
            out.writeScientific(1.5, 2);
            out.writeGeneral(-1e-5);
            expected.writeBytes("1.50e+00-1e-05".getBytes(US_ASCII));
          }
          default -> {
            out.writeUnsigned(k);
            expected.writeBytes(Integer.toString(k).getBytes(US_ASCII));
          }
        }
        expected.write(word.array(), 0, word.position());
      }
      assertEquals(expected.size(), out.position());
      out.complete();
    }
    assertArrayEquals(expected.toByteArray(), Files.readAllBytes(file));
  }

  @Test
  void saysWhatIsWrongWithThePlace() throws IOException {
    refuses(folder, "is a directory");
    refuses(folder.resolve("no/a.txt"), "the folder " + folder.resolve("no") + " does not exist");
    Path file = Files.createFile(folder.resolve("file"));
    refuses(file.resolve("a.txt"), "not a directory");
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may write");
    refuses(locked.resolve("a.txt"), "permission denied");
  }

  private static void refuses(Path file, String reason) {
    UserError error = assertThrows(UserError.class, () -> OutputFile.create(file));
    assertEquals(ExitCode.OUTPUT, error.exitCode());
    assertEquals("cannot write " + file + ": " + reason, error.getMessage());
  }

  @Test
  void reportsAFullDiskOnceAndCloses() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full here");
    OutputFile out = OutputFile.create(full);
    out.writeInt(1);
    UserError error = assertThrows(UserError.class, out::flush);
    assertEquals("cannot write /dev/full: no space left on device", error.getMessage());
    out.close();
  }

  @Test
  void refusesToWriteAfterTheEnd() {
    OutputFile out = OutputFile.create(folder.resolve("a.txt"));
    out.complete();
    assertThrows(IllegalStateException.class, () -> out.writeByte(1));
    assertThrows(IllegalStateException.class, out::complete);
    out.close();
    assertTrue(Files.exists(folder.resolve("a.txt")));
  }

  /** A run of three parts, of which the second is lost and done again. */
  @Test
  void goesOnWhereItWasInterrupted() throws IOException {
    Path file = folder.resolve("a.txt");
    Path part = folder.resolve("a.txt.part");
    OutputFile interrupted = OutputFile.create(file);
    interrupted.writeAscii("first ");
    int checksum = interrupted.checksum();
    interrupted.writeAscii("lost");
    interrupted.flush();
    try (OutputFile out = OutputFile.create(file)) {
      out.writeAscii("beginning"); // as those do whose files have one
      assertEquals("first lost", Files.readString(part));
      out.resume(6, checksum);
      assertEquals("first ", Files.readString(part));
      assertEquals(6, out.position());
      out.writeAscii("second");
      out.complete();
    }
    assertEquals("first second", Files.readString(file));
    try (OutputFile out = OutputFile.create(file)) {
      out.resume(6, checksum); // the run had come to its end, but nobody noticed
      assertFalse(Files.exists(file));
      out.writeAscii("third");
    }
    assertEquals("first third", Files.readString(part));
  }

  @Test
  void leavesAloneWhatItDoesNotKnow() throws IOException {
    Path file = folder.resolve("a.txt");
    Path part = Files.writeString(folder.resolve("a.txt.part"), "first");
    try (OutputFile out = OutputFile.create(file)) {
      out.writeAscii("x");
      UserError error = assertThrows(UserError.class, () -> out.resume(5, 123));
      assertEquals(ExitCode.INPUT, error.exitCode());
      assertEquals(
          part
              + ": expected the file as the unfinished run left it, its first 5 bytes are others or"
              + " missing",
          error.getMessage());
    }
    try (OutputFile out = OutputFile.create(file)) {
      assertThrows(UserError.class, () -> out.resume(6, 0));
    }
    OutputFile.create(file).close();
    assertEquals("first", Files.readString(part));
  }
}
