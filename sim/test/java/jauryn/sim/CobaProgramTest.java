/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CobaProgramTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("sim_coba", "--dir", folder.toString()));
    arguments.addAll(List.of(options));
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Console console = new Console(shown, out, out, false, StandardCharsets.UTF_8);
    return Jauryn.run(arguments.toArray(String[]::new), console);
  }

  private String checksum(String file) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(folder.resolve(file)));
    return String.format("%08x", crc.getValue());
  }

  /**
   * The spikes of Auryn's sim_coba_benchmark in 0.5 s: the files are the same byte by byte, on any
   * number of ranks.
   */
  @Test
  void spikesAreThoseOfTheOriginal() throws IOException {
    for (String threads : List.of("1", "2")) {
      assertEquals(0, run("--simtime", "0.5", "--threads", threads), shown::toString);
      assertEquals("946fe890", checksum("coba.0.e.ras"));
      assertEquals("a308484d", checksum("coba.0.i.ras"));
    }
    assertTrue(Files.exists(folder.resolve("elapsed.dat")));
  }

  @Test
  void weightsComeFromFiles() throws IOException {
    // Neuron 0 of E drives the only neuron of I so strongly that it fires first.
    Path file = folder.resolve("ei.wmat");
    Files.writeString(file, "%%MatrixMarket matrix coordinate real general\n4 1 1\n1 1 3.0e+01\n");
    assertEquals(
        0, run("--neurons", "5", "--simtime", "0.05", "--fei", file.toString()), shown::toString);
    assertTrue(Files.readAllLines(folder.resolve("coba.0.i.ras")).size() >= 2);
  }

  @Test
  void badOptionsAreNamed() {
    assertEquals(2, run("--neurons", "3"));
    assertEquals("error: --neurons 3: expected at least 5\n", shown.toString());
    assertEquals(2, run("--nonsense"));
  }
}
