/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.RasFile;
import jauryn.io.SpikeFile;

/**
 * Target spikes that a simulation repeats for ever.
 *
 * @param events the spikes of one period
 * @param period in steps
 */
record LoopedTarget(RasFile events, long period) {

  /**
   * The period a simulation makes of {@code --grid}: the first multiple of the grid after the last
   * event.
   *
   * @param grid seconds, as the simulation reads them: in single precision
   */
  static LoopedTarget of(RasFile events, float grid) {
    long gridSteps = gridSteps(grid);
    int count = events.steps().length;
    long last = count == 0 ? 0 : events.steps()[count - 1];
    return new LoopedTarget(events, (last / gridSteps + 1) * gridSteps);
  }

  /** Whole steps of a grid in seconds, cut off as the simulation does; at least 1. */
  static long gridSteps(float grid) {
    return Math.max(1, (long) (grid / SpikeFile.STEP_SECONDS));
  }

  /** Calls {@code action} for all spikes in {@code [from, to)}. */
  void forEach(long from, long to, SpikeAction action) {
    int count = events.steps().length;
    for (long start = from / period * period; start < to; start += period) {
      for (int k = 0; k < count; k++) {
        long step = start + events.steps()[k];
        if (step >= from && step < to) {
          action.spike(step, events.neurons()[k]);
        }
      }
    }
  }
}
