/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gradients that single precision cannot hold end the run in words, not as a defect or in silence.
 */
final class OverflowTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"--beta, 1e30", "--beta, 1e25", "--beta, 1e21", "--rho, 3e38"})
  void theRunEndsWhenItsWeightsAreNoNumbers(String option, String value) throws IOException {
    SmallTask task = new SmallTask(folder);
    Path dir = task.dir("run");
    List<String> args = new ArrayList<>(List.of("sim_symfb"));
    args.addAll(List.of(task.args(dir)));
    args.addAll(List.of("--simtime", "2", "--blocks", "4", "--fast", option, value));
    TestConsole console = new TestConsole();
    int code = Jauryn.run(args.toArray(String[]::new), console.console(false));
    assertEquals(7, code, console::err);
    assertTrue(console.err().contains("weights are no numbers any more at "), console::err);
    assertEquals(1, console.err().lines().count(), console::err);
    assertFalse(Files.exists(dir.resolve("run.json")));
  }
}
