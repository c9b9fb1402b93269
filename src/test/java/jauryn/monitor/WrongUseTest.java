/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.connection.StaticConnection;
import jauryn.connection.Weights;
import jauryn.connection.Wiring;
import jauryn.group.StimulusGroup;
import jauryn.group.StimulusParameters;
import jauryn.group.TIFGroup;
import jauryn.io.ExitCode;
import jauryn.io.PatternFile.Pattern;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import jauryn.math.MasterSeeds;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody may do who changes an example: each mistake is told, with the name of the object.
 */
final class WrongUseTest {
  @TempDir Path folder;

  private final Simulation simulation = new Simulation();
  private final TIFGroup cells = simulation.add(new TIFGroup("cells", simulation.deal(4)));

  private static void assertRefused(String message, Executable use) {
    UserError error = assertThrows(UserError.class, use);
    assertEquals(message, error.getMessage());
    assertEquals(ExitCode.MODEL, error.exitCode());
  }

  @Test
  void monitorsOfWhatIsNotThere() {
    TIFGroup stranger = new TIFGroup("stranger", simulation.deal(4));
    String later = "group stranger, expected one that was added to this simulation before";
    Path path = folder.resolve("x");
    assertRefused("monitor x: " + later, () -> new SpikeTextMonitor(simulation, stranger, path));
    assertRefused(
        "monitor x: " + later, () -> VoltageMonitor.record(simulation, stranger, 0, path));
    assertRefused(
        "monitor x: " + later, () -> new PopulationRateMonitor(simulation, stranger, 0.1, path));
    assertRefused(
        "monitor x: neurons from 3 to before 5, expected some of 0 to 3 of group cells",
        () -> new JointSpikeMonitor(simulation, cells, 3, 5, path));
    assertRefused(
        "monitor x: state g_amap, expected one of bg_current, g_ampa, g_gaba, mem",
        () -> StateMonitor.record(simulation, cells, "g_amap", 0, path));
  }

  @Test
  void whatIsAddedTwice() {
    StaticConnection connection = new StaticConnection(Wiring.between("cc", cells, cells));
    simulation.add(connection);
    assertRefused("group cells: added twice, expected once", () -> simulation.add(cells));
    assertRefused("connection cc: added twice, expected once", () -> simulation.add(connection));
  }

  @Test
  void runsOfNoLength() {
    simulation.run(0f);
    for (float seconds : new float[] {-1, 1e-5f, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertRefused(
          "simulation: run of " + seconds + " s, expected 0 or a step of 1e-4 s at least",
          () -> simulation.run(seconds));
    }
    assertEquals(0, simulation.step());
  }

  @Test
  void distributionsAndPatterns() {
    assertRefused(
        "normal weights: deviation -1.0, expected at least 0", () -> Weights.normal(0, -1));
    assertRefused(
        "uniform weights: from 2.0 to 1.0, expected the lesser first", () -> Weights.uniform(2, 1));
    assertRefused(
        "log-normal weights: mean 0.0, expected another number than 0",
        () -> Weights.logNormal(0, 1));
    Pattern pattern = new Pattern(new int[] {0, 1}, new float[] {10, 20, 30});
    assertRefused(
        "group input: values of a pattern: 3, expected 2, one for each of its neurons",
        () ->
            new StimulusGroup(
                "input",
                simulation.deal(4),
                List.of(pattern),
                StimulusParameters.DEFAULT,
                new MasterSeeds(1)));
  }
}
