/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.math.LaneEvents;
import jauryn.math.VectorKernel;
import jauryn.math.Vectors;
import java.util.Arrays;

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
  private LaneEvents[] blocks = new LaneEvents[0];

  /** The last neurons, and as many others as it takes. */
  private float[] rest = {};

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

  /** The same for the steps from {@code first} to {@code last}. */
  void evolve(VectorKernel kernel, long first, long last) {
    int width = kernel.countLanes();
    list(width, first, last);
    for (int begin = 0; begin < values.length; begin += width) {
      LaneEvents events = blocks[begin / width];
      if (begin + width <= values.length) {
        evolve(kernel, values, begin, events, first, last);
      } else {
        System.arraycopy(values, begin, rest, 0, values.length - begin);
        evolve(kernel, rest, 0, events, first, last);
        System.arraycopy(rest, 0, values, begin, values.length - begin);
      }
    }
  }

  /** Sorts the spikes listed up to {@code last} by blocks of neurons. */
  private void list(int width, long first, long last) {
    int count = (values.length + width - 1) / width;
    if (rest.length != width) {
      rest = new float[width];
      blocks = new LaneEvents[count];
      Arrays.setAll(blocks, block -> new LaneEvents());
    }
    for (LaneEvents events : blocks) {
      events.clear();
    }
    for (long k = spikes.first(); k < spikes.end() && spikes.step(k) <= last; k++) {
      int row = (int) Math.max(0, spikes.step(k) - first);
      blocks[spikes.neuron(k) / width].add(row, spikes.neuron(k) % width, 1f);
    }
    spikes.forgetBefore(last + 1);
  }

  private void evolve(
      VectorKernel kernel, float[] x, int begin, LaneEvents events, long first, long last) {
    int next = 0;
    for (long from = first; from <= last; ) {
      long to = Math.min(nextFlush(from), last) + 1;
      next = kernel.counts(decay, x, begin, (int) (from - first), (int) (to - first), events, next);
      for (int i = begin; flushes(to - 1) && i < begin + kernel.countLanes(); i++) {
        x[i] = Vectors.normal(x[i]);
      }
      from = to;
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
