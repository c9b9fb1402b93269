/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/**
 * Which spikes of a target were hit. Target and output spikes of a neuron are paired off, each at
 * most once, as many as possible, when they are no further apart than the tolerance; going through
 * both in order and pairing the first that fit does that.
 *
 * @param missing target spikes of each neuron without a partner
 * @param surplus output spikes of each neuron without a partner
 */
public record SpikeMatch(int[] missing, int[] surplus) {
  /** Largest distance of a pair in steps: 10 ms, the decay of the error kernel. */
  static final long TOLERANCE = 100;

  private static final long FAR = Long.MAX_VALUE;

  /** Compares the steps {@code [from, to)}. */
  static SpikeMatch of(RasterPanel output, LoopedTarget target, long from, long to) {
    int n = output.neurons();
    LongArrayList wanted = new LongArrayList();
    LongArrayList given = new LongArrayList();
    target.forEach(from, to, (step, neuron) -> wanted.add(neuron << 32 | step - from));
    output.forEach(from, to, (step, neuron) -> given.add(neuron << 32 | step - from));
    return of(wanted, given, n, TOLERANCE);
  }

  /**
   * Pairs off spikes coded as {@code neuron << 32 | step}.
   *
   * @param wanted those of the target, in any order
   * @param given those of the output
   * @param tolerance largest distance of a pair in steps
   */
  public static SpikeMatch of(
      LongArrayList wanted, LongArrayList given, int neurons, long tolerance) {
    return match(sorted(wanted), sorted(given), neurons, tolerance);
  }

  /** Target spikes without a partner, of all neurons. */
  public int allMissing() {
    return Arrays.stream(missing).sum();
  }

  /** Output spikes without a partner, of all neurons. */
  public int allSurplus() {
    return Arrays.stream(surplus).sum();
  }

  private static long[] sorted(LongArrayList spikes) {
    long[] sorted = spikes.toLongArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Both by neuron, then by time. */
  private static SpikeMatch match(long[] wanted, long[] given, int neurons, long tolerance) {
    int[] missing = new int[neurons];
    int[] surplus = new int[neurons];
    int i = 0;
    int j = 0;
    while (i < wanted.length || j < given.length) {
      // Neurons are further apart than any times, so that late is large then.
      long late = i == wanted.length ? -FAR : j == given.length ? FAR : given[j] - wanted[i];
      if (Math.abs(late) <= tolerance) {
        i++;
        j++;
      } else if (late > 0) {
        missing[(int) (wanted[i++] >>> 32)]++;
      } else {
        surplus[(int) (given[j++] >>> 32)]++;
      }
    }
    return new SpikeMatch(missing, surplus);
  }
}
