/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.math.Vectors;

/**
 * Exponentially decaying counts of spikes, x ← (x + spikes)·exp(−dt/τ), from a record: spikes are
 * listed in their step and counted later, for step after step, with the same result.
 */
public final class DecayingCounts {
  /**
   * Decays reach subnormal numbers, which are slow on some processors; now and then they become
   * zero.
   */
  private static final int FLUSH_INTERVAL = 4096;

  private final float decay;
  private final float[] values;
  private final SpikeHistory spikes = new SpikeHistory();

  /**
   * Zeros.
   *
   * @param tau time constant in seconds
   * @param length number of neurons
   */
  public DecayingCounts(float tau, int length) {
    decay = (float) Math.exp(-(SimulationTime.DT / tau));
    values = new float[length];
  }

  /** Lists a spike of neuron {@code i} in {@code step}. */
  public void append(long step, int i) {
    spikes.append(step, i);
  }

  /** Counts the spikes listed up to {@code step}, and decays. */
  public void evolve(long step) {
    for (long k = spikes.first(); k < spikes.end() && spikes.step(k) <= step; k++) {
      values[spikes.neuron(k)] += 1f;
    }
    spikes.forgetBefore(step + 1);
    Vectors.scale(decay, values, values.length);
    if (flushes(step)) {
      Vectors.flushSubnormals(values, values.length);
    }
  }

  /** Drops the spikes that are listed and not yet counted. */
  public void forgetListed() {
    spikes.forgetBefore(Long.MAX_VALUE);
  }

  /** What remains of a count after a step. */
  public float decay() {
    return decay;
  }

  /**
   * Spikes that are listed and not yet counted. Who counts them in another way forgets them, and
   * flushes as {@link #flushes} says.
   */
  public SpikeHistory listed() {
    return spikes;
  }

  /** Whether subnormal numbers are set to zero after {@code step}. */
  public static boolean flushes(long step) {
    return step % FLUSH_INTERVAL == 0;
  }

  /** The first step from {@code step} on after which subnormal numbers are set to zero. */
  public static long nextFlush(long step) {
    return (step + FLUSH_INTERVAL - 1) / FLUSH_INTERVAL * FLUSH_INTERVAL;
  }

  /** The counts after the last step evolved, live. */
  public float[] values() {
    return values;
  }
}
