/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.tools.SpikeMatch;

/**
 * Compares the output with the target spike by spike, loop by loop, and counts since it was last
 * asked. On one rank.
 */
final class LoopScore implements UnsavedDevice {
  private final SpikingGroup output;
  private final LongArrayList wanted = new LongArrayList();
  private final LongArrayList given = new LongArrayList();
  private final long period;
  private final long tolerance;
  private int loops;
  private int perfect;
  private long missing;
  private long surplus;

  /**
   * Scores of a group.
   *
   * @param target what it should do in a loop
   * @param grid length of a loop, s
   * @param tolerance how far a spike may be from its target, s
   */
  LoopScore(SpikingGroup output, SpikePattern target, double grid, double tolerance) {
    this.output = output;
    period = (long) (grid / SimulationTime.DT);
    this.tolerance = Math.round(tolerance / SimulationTime.DT);
    for (int k = 0; k < target.steps().length; k++) {
      wanted.add((long) target.neurons()[k] << Integer.SIZE | target.steps()[k]);
    }
  }

  /** What was counted. */
  record Counts(int loops, int perfect, double missing, double surplus) {}

  /** Counts of the loops that ended since the last call; fractions of the target's spikes. */
  Counts take() {
    double all = Math.max(1, loops) * (double) wanted.size();
    Counts counts = new Counts(loops, perfect, missing / all, surplus / all);
    loops = 0;
    perfect = 0;
    missing = 0;
    surplus = 0;
    return counts;
  }

  @Override
  public void execute(long step) {
    long within = step % period;
    SpikeList spikes = output.emitted(step);
    for (int k = 0; k < spikes.size(); k++) {
      given.add((long) spikes.neuron(k) << Integer.SIZE | within);
    }
    if (within == period - 1) {
      SpikeMatch match = SpikeMatch.of(wanted, given, output.size(), tolerance);
      loops++;
      missing += match.allMissing();
      surplus += match.allSurplus();
      perfect += match.allMissing() + match.allSurplus() == 0 ? 1 : 0;
      given.clear();
    }
  }

  @Override
  public String name() {
    return "score of " + output.name();
  }
}
