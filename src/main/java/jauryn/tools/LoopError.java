/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.math.ErrorKernel;
import java.util.Arrays;

/**
 * Mean square error of the output over one loop, from its spikes alone.
 *
 * <p>The difference of target and output spikes, +1 and -1, is filtered by the double exponential
 * of the learning rule (rise 5 ms, decay 10 ms; Zenke and Ganguli 2018, equation 3), squared, and
 * averaged over neurons and the steps of the loop, in the unit of the simulation's own mean square
 * error. That one is an average that fades with 10 s; this one sees one loop only.
 */
final class LoopError {
  private static final float DT = 1e-4f;
  private static final float RISE = 5e-3f;
  private static final float DECAY = 10e-3f;

  /** Steps before the loop that still count: ten time constants. */
  private static final long LEAD = 1000;

  private final RasterPanel output;
  private final LoopedTarget target;
  private final float[] error;
  private final float[] rising;
  private final float[] filtered;
  private final float[] copy;
  private final float[] square;
  private long[] events = new long[1024];
  private int count;

  LoopError(RasterPanel output, LoopedTarget target) {
    this.output = output;
    this.target = target;
    int n = output.neurons();
    error = new float[n];
    rising = new float[n];
    filtered = new float[n];
    copy = new float[n];
    square = new float[n];
  }

  /** Mean square error of the steps {@code [from, to)}. */
  double of(long from, long to) {
    long start = Math.max(0, from - LEAD);
    collect(start, to);
    Arrays.fill(rising, 0);
    Arrays.fill(filtered, 0);
    Arrays.fill(square, 0);
    int next = 0;
    for (long step = start; step < to; step++) {
      int first = next;
      for (; next < count && events[next] >>> 33 == step - start; next++) {
        error[(int) (events[next] >>> 1)] += (events[next] & 1) == 0 ? -1 : 1;
      }
      ErrorKernel.filter(DT / RISE, DT / DECAY, error, rising, filtered, copy, error.length);
      if (step >= from) {
        ErrorKernel.averageSquare(1, 1, filtered, square, square.length);
      }
      for (int k = first; k < next; k++) {
        error[(int) (events[k] >>> 1)] = 0;
      }
    }
    double sum = 0;
    for (float value : square) {
      sum += value;
    }
    return sum / square.length / (to - from) / kernelEnergy();
  }

  /** Integral of the squared kernel, s³: the unit of the error. */
  private static double kernelEnergy() {
    double a = DECAY;
    double b = RISE;
    double amplitude = a * b / (a - b);
    return amplitude * amplitude * (a / 2 + b / 2 - 2 * a * b / (a + b));
  }

  /** All spikes by time, packed: step after start, neuron, whether it is one of the target. */
  private void collect(long start, long end) {
    count = 0;
    output.forEach(start, end, (step, neuron) -> add(step - start, neuron, 0));
    target.forEach(start, end, (step, neuron) -> add(step - start, neuron, 1));
    Arrays.sort(events, 0, count);
  }

  private void add(long step, long neuron, int wanted) {
    if (count == events.length) {
      events = Arrays.copyOf(events, 2 * count);
    }
    events[count++] = step << 33 | neuron << 1 | wanted;
  }
}
