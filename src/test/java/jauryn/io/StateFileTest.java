/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir Path folder;

  /** CRC-32C bit by bit (RFC 3720, appendix B.4), reflected polynomial 0x82f63b78. */
  private static int crc32c(byte[] bytes) {
    int crc = -1;
    for (byte b : bytes) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc >>> 1 ^ ((crc & 1) == 1 ? 0x82f63b78 : 0);
      }
    }
    return ~crc;
  }

  /** The check value of the polynomial, as published. */
  @Test
  void theChecksumOfThisTestIsTheKnownOne() {
    assertEquals(0xe3069283, crc32c("123456789".getBytes(StandardCharsets.US_ASCII)));
  }

  /** The layout as the documentation describes it, put together by hand. */
  @Test
  void hasTheDocumentedLayout() throws IOException {
    Path path = folder.resolve("a.state");
    try (StateFileWriter file = StateFileWriter.create(path)) {
      file.begin("ab", StateType.FLOAT32, 1, 2);
      file.floats(new float[] {9f, 1f, -2f}, 1, 2);
      file.end();
      file.begin("n", StateType.INT64);
      file.longs(new long[] {-1}, 0, 1);
      file.end();
      assertFalse(Files.exists(path));
      file.complete();
    }
    ByteBuffer first = ByteBuffer.allocate(2 + 2 + 2 + 16 + 8).order(ByteOrder.LITTLE_ENDIAN);
    first.putShort((short) 2).put((byte) 'a').put((byte) 'b').put((byte) 3).put((byte) 2);
    first.putLong(1).putLong(2).putFloat(1f).putFloat(-2f);
    ByteBuffer second = ByteBuffer.allocate(2 + 1 + 2 + 8).order(ByteOrder.LITTLE_ENDIAN);
    second.putShort((short) 1).put((byte) 'n').put((byte) 2).put((byte) 0).putLong(-1);
    ByteBuffer sums = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    sums.putInt(crc32c(first.array())).putInt(crc32c(second.array()));
    ByteBuffer end = ByteBuffer.allocate(2 + 3 + 2 + 8 + 8).order(ByteOrder.LITTLE_ENDIAN);
    end.putShort((short) 3).put("end".getBytes(StandardCharsets.US_ASCII));
    end.put((byte) 1).put((byte) 1).putLong(2).putInt(2).putInt(crc32c(sums.array()));
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.write("JAURYNST".getBytes(StandardCharsets.US_ASCII));
    expected.write(new byte[] {1, 0, 0, 0});
    for (ByteBuffer section : new ByteBuffer[] {first, second, end}) {
      expected.write(section.array());
      int sum = crc32c(section.array());
      expected.write(
          new byte[] {(byte) sum, (byte) (sum >> 8), (byte) (sum >> 16), (byte) (sum >> 24)});
    }
    assertArrayEquals(expected.toByteArray(), Files.readAllBytes(path));
  }

  @Test
  void givesBackWhatWasWritten() {
    Random random = new Random(1);
    int n = 100_003; // more than a buffer of any type
    int[] ints = random.ints(n).toArray();
    long[] longs = random.longs(n).toArray();
    double[] doubles = random.doubles(n).toArray();
    float[] floats = new float[n];
    byte[] bytes = new byte[n];
    random.nextBytes(bytes);
    for (int k = 0; k < n; k++) {
      floats[k] = random.nextFloat();
    }
    floats[7] = Float.NaN;
    floats[8] = -0f;
    Path path = folder.resolve("a.state");
    try (StateFileWriter file = StateFileWriter.create(path)) {
      file.begin("ints", StateType.INT32, n);
      file.ints(ints, 0, 5);
      file.ints(ints, 5, n - 5);
      file.end();
      file.begin("longs", StateType.INT64, n);
      file.longs(longs, 0, n);
      file.end();
      file.begin("floats", StateType.FLOAT32, n, 1);
      file.floats(floats, 0, n);
      file.end();
      file.begin("doubles", StateType.FLOAT64, n);
      file.doubles(doubles, 0, n);
      file.end();
      file.begin("bytes", StateType.BYTES, n);
      file.bytes(bytes, 0, n);
      file.end();
      file.begin("nothing", StateType.INT32, 0);
      file.end();
      file.complete();
    }
    StateFile file = StateFile.read(path);
    assertEquals(6, file.sections().size());
    assertArrayEquals(ints, file.section("ints").ints());
    assertArrayEquals(longs, file.section("longs").longs());
    assertArrayEquals(floats, file.section("floats").floats());
    assertArrayEquals(doubles, file.section("doubles").doubles());
    assertArrayEquals(bytes, file.section("bytes").bytes());
    assertEquals(0, file.section("nothing").length());
    assertArrayEquals(new long[] {n, 1}, file.section("floats").shape());
  }

  @Test
  void saysWhatIsNoStateFile() throws IOException {
    Path path = Files.writeString(folder.resolve("a.state"), "Something else entirely");
    refused(path, path + ": expected a state file of JAuryn, it begins otherwise");
    Files.write(path, new byte[3]);
    refused(
        path,
        path
            + ": the beginning: the file is damaged, there or after it is the end of the file"
            + " too early");
    Files.write(path, new byte[] {'J', 'A', 'U', 'R', 'Y', 'N', 'S', 'T', 9, 0, 0, 0});
    refused(path, path + ": state file of version 9, expected 1");
    refused(folder.resolve("b"), "cannot read " + folder.resolve("b") + ": no such file");
    refused(folder, "cannot read " + folder + ": is not a regular file");
  }

  private static void refused(Path path, String message) {
    UserError error = assertThrows(UserError.class, () -> StateFile.read(path));
    assertEquals(message, error.getMessage());
    assertEquals(ExitCode.INPUT, error.exitCode());
  }

  /** A length of 8 EiB takes no memory. */
  @Test
  void aLengthBeyondTheFileIsRefused() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("JAURYNST".getBytes(StandardCharsets.US_ASCII)).putInt(1);
    bytes.putShort((short) 1).put((byte) 'x').put((byte) 4).put((byte) 1);
    bytes.putLong(Long.MAX_VALUE);
    Path path = Files.write(folder.resolve("a.state"), bytes.array());
    refused(
        path,
        path
            + ": section x: the file is damaged, there or after it is more values than the file or"
            + " the memory holds");
  }

  @Test
  void sectionsMustBeFilledAsTheyWereBegun() {
    try (StateFileWriter file = StateFileWriter.create(folder.resolve("a.state"))) {
      file.begin("a", StateType.INT32, 2);
      file.ints(new int[1], 0, 1);
      assertThrows(IllegalStateException.class, file::end);
      assertThrows(IllegalStateException.class, () -> file.ints(new int[2], 0, 2));
      assertThrows(IllegalStateException.class, () -> file.floats(new float[1], 0, 1));
      file.ints(new int[1], 0, 1);
      file.end();
      assertThrows(IllegalStateException.class, () -> file.begin("a", StateType.INT32, 2));
    }
  }
}
