/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.SpikeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in sim/examples runs as it is, in 40 lines, started from its source. */
class ExamplesTest {
  private static final Path EXAMPLE = Path.of("examples", "PoissonDrive.java");

  @Test
  void exampleIsShortAndRuns(@TempDir Path folder) throws IOException, InterruptedException {
    assertTrue(Files.readAllLines(EXAMPLE).size() <= 40);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EXAMPLE.toString(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("shown").toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), () -> shown(folder));
    SpikeFile spikes = SpikeFile.open(folder.resolve("neurons.0.spk"));
    assertTrue(spikes.recordCount() > 100, "spikes: " + spikes.recordCount());
    assertEquals(100, Files.readAllLines(folder.resolve("neurons.0.prate")).size());
  }

  private static String shown(Path folder) {
    try {
      return Files.readString(folder.resolve("shown"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
