/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.io.SpikeFile;

/** Steps and seconds. One step is 0.1 ms; durations are truncated to steps as in Auryn. */
public final class SimulationTime {
  /** Length of a step in seconds. */
  public static final double DT = SpikeFile.STEP_SECONDS;

  /** Steps per second, as written to the header of spike files. */
  public static final int STEPS_PER_SECOND = SpikeFile.STEPS_PER_SECOND;

  /**
   * Smallest axonal delay in steps (0.8 ms), and the interval at which processes exchange spikes.
   */
  public static final int MIN_DELAY = 8;

  private SimulationTime() {}

  /**
   * Whole steps in {@code seconds}, truncated: since 1e-4 is no binary number, some round durations
   * lose a step (0.01 s has 99, 1.89 s has 18899).
   */
  public static long steps(float seconds) {
    return (long) ((double) seconds / DT);
  }

  /** Seconds at the beginning of {@code step}. */
  public static double seconds(long step) {
    return DT * step;
  }
}
