/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.LocalCommunicator;
import jauryn.comm.RankThreads;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All groups and stimulators, on several ranks and through a saved state: the same to the bit. */
class GroupsOnRanksTest {
  private static final int HALF = 1203;
  private static final int STEPS = 2500;

  @TempDir Path folder;

  /** States of all groups after a run on so many ranks, begun from a state if there is one. */
  private Path run(int ranks, int until, Path from) {
    Path state = folder.resolve(ranks + " ranks to " + until + (from == null ? "" : " again"));
    RankThreads.run(
        ranks,
        communicator -> {
          Simulation simulation = EveryGroup.build(communicator);
          if (from != null) {
            simulation.load(from);
          }
          simulation.advance(until - simulation.step());
          simulation.save(state);
          return null;
        });
    return state;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void statesAreThoseOfOneRank(int ranks) throws IOException {
    assertEquals(-1, Files.mismatch(run(1, STEPS, null), run(ranks, STEPS, null)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void goesOnFromAStateOfOtherRanks(int ranks) throws IOException {
    Path whole = run(2, STEPS, null);
    Path half = run(2, HALF, null);
    assertEquals(-1, Files.mismatch(whole, run(ranks, STEPS, half)));
  }

  /** A group that is silent would prove nothing. */
  @Test
  void allGroupsFire() {
    Simulation simulation = EveryGroup.build(new LocalCommunicator());
    int[] spikes = new int[simulation.groups().size()];
    for (int step = 0; step < STEPS; step++) {
      simulation.advance(1);
      for (int g = 0; g < spikes.length; g++) {
        spikes[g] += simulation.groups().get(g).emitted(step).size();
      }
    }
    for (int g = 0; g < spikes.length; g++) {
      SpikingGroup group = simulation.groups().get(g);
      assertTrue(spikes[g] > 5, group.name() + ": " + spikes[g] + " spikes");
    }
  }
}
