/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.RankThreads;
import jauryn.kernel.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All rules at once in a network that fires by itself: any ranks, and a state in between. */
class EveryRuleTest {
  private static final int HALF = 2_011;
  private static final int STEPS = 4_000;

  @TempDir Path folder;

  private Path run(int ranks, String files, int until, Path from) throws IOException {
    Path dir = Files.createDirectories(folder.resolve(files));
    Path state = folder.resolve(files + " at " + until);
    RankThreads.run(
        ranks,
        communicator -> {
          Simulation simulation = EveryRule.build(communicator, dir);
          if (from != null) {
            simulation.load(from);
          }
          simulation.advance(until - simulation.step());
          simulation.save(state);
          return null;
        });
    return state;
  }

  @Test
  void neitherRanksNorAStateMatter() throws IOException {
    Path whole = run(1, "one", STEPS, null);
    assertEquals(-1, Files.mismatch(whole, run(3, "three", STEPS, null)));
    Path half = run(2, "then", HALF, null);
    assertEquals(-1, Files.mismatch(whole, run(1, "then", STEPS, half)));
    assertTrue(Files.size(folder.resolve("one/n.ras.part")) > 500, "it fires");
  }
}
