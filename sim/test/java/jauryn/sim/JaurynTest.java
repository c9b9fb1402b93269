/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The entry point: every program it names is there. */
final class JaurynTest {
  private final TestConsole console = new TestConsole();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim_symfb",
        "sim_rfb",
        "sweep",
        "benchmark",
        "theme",
        "raster",
        "movie",
        "report"
      })
  void programsExplainThemselves(String program) {
    assertEquals(0, run(program, "--help"));
    assertTrue(console.out().contains("Usage: " + program), console.out());
    assertTrue(console.out().contains("--"), console.out());
    assertEquals("", console.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void helpNamesAllPrograms(String word) {
    assertEquals(0, run(word));
    for (String program :
        new String[] {
          "sim_symfb", "sim_rfb", "sweep", "benchmark", "aube", "theme", "raster", "movie", "report"
        }) {
      assertTrue(console.out().contains("\n  " + program + " "), console.out());
    }
  }

  @Test
  void helpOfASimulationShowsDefaultsAndUnits() {
    run("sim_symfb", "--help");
    String text = console.out().replaceAll("\\s+", " ");
    for (SuperSpikeOptions.Option option : SuperSpikeOptions.all()) {
      assertTrue(text.contains("--" + option.name()), option.name());
    }
    assertTrue(text.contains("--simtime=SECONDS burn-in, and length of each block (default 1000)"));
    assertTrue(text.contains("(default 1e-12)") && text.contains("(default 121)"), text);
  }

  @Test
  void aubeShowsSpikesAndKeepsItsExitCodes(@TempDir Path folder) throws Exception {
    ByteBuffer spikes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    spikes.putInt(10000).putInt(287960081).putInt(12).putInt(7);
    Path file = Files.write(folder.resolve("a.spk"), spikes.array());
    assertEquals(0, run("aube", "--inputs", file.toString()));
    assertEquals("0.00120 7\n", console.out());
    assertEquals(1, run("aube", "--inputs", folder.resolve("b.spk").toString()));
  }

  private int run(String... args) {
    return Jauryn.run(args, console.console(false));
  }
}
