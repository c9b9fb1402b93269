/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What numpy makes of the files is in {@link PythonReaderTest}. */
class ExportCommandTest {
  @TempDir private Path folder;

  /** As numpy.save writes the array [0.0001, 1.8899] of doubles. */
  @Test
  void arraysAreThoseOfNumpy() throws IOException {
    Commands.spikes(folder.resolve("output.0.spk"), 1, 7, 18899, 8);
    Path file = folder.resolve("a.npz");
    run(ExitCode.OK, folder.toString(), "--out", file.toString());
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";
    header += " ".repeat(117 - header.length()) + "\n";
    String expected =
        "934e554d505901007600"
            + HexFormat.of().formatHex(header.getBytes(US_ASCII))
            + "2d431cebe2361a3f"
            + "cc5d4bc8073dfe3f";
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] array = zip.getInputStream(zip.getEntry("output_times.npy")).readAllBytes();
      assertEquals(expected, HexFormat.of().formatHex(array));
    }
    Path again = folder.resolve("b.npz");
    run(ExitCode.OK, folder.toString(), "--out", again.toString());
    assertEquals(-1, Files.mismatch(file, again));
  }

  @Test
  void mistakesGetOneLine() throws IOException {
    String here = folder.toString();
    assertTrue(run(ExitCode.INPUT, here).contains("holds no run"));
    assertFalse(Files.exists(folder.resolve("run.npz")));
    assertTrue(run(ExitCode.USAGE, here, "--out", here + "/a.mat").contains(".npz"));
    assertTrue(run(ExitCode.USAGE, here, "--from", "2", "--to", "1").contains("--to"));
    Commands.spikes(folder.resolve("output.0.spk"), 5, 0, 9, 0, 20, 0);
    Commands.spikes(folder.resolve("output.1.spk"), 5, 0, 9, 0);
    byte[] bytes = Files.readAllBytes(folder.resolve("output.0.spk"));
    bytes[16] = 3;
    Files.write(folder.resolve("output.0.spk"), bytes);
    assertTrue(run(ExitCode.INPUT, here).contains("in order of time"));
    Files.writeString(folder.resolve("output.0.spk"), "damaged!");
    assertTrue(run(ExitCode.INPUT, here).contains("not a spike file"));
  }

  private static String run(ExitCode code, String... args) {
    return Commands.run(new ExportCommand(), code.code(), args).err();
  }
}
