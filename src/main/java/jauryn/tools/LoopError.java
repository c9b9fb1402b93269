/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static jauryn.io.SpikeFile.STEP_SECONDS;

import java.util.Arrays;

/**
 * Mean square error of the output over one loop, from its spikes alone.
 *
 * <p>The difference of target and output spikes, +1 and -1, is filtered by the double exponential
 * of the learning rule (rise 5 ms, decay 10 ms; Zenke and Ganguli 2018, equation 3), squared, and
 * averaged over neurons and the steps of the loop, in the unit of the simulation's own mean square
 * error. That one is an average that fades with 10 s; this one sees one loop only.
 *
 * <p>With an error e in a step, r becomes p r + (1 - p) e and then f becomes q f + (1 - q) r. After
 * k steps without one, f is A q^k + B p^k, whose square summed over k is three geometric series; so
 * the cost is one of spikes, not of steps.
 */
final class LoopError {
  private static final double RISE = SpikeStatistics.ERROR_RISE;
  private static final double DECAY = SpikeStatistics.ERROR_DECAY;
  private static final double P = 1 - STEP_SECONDS / RISE;
  private static final double Q = 1 - STEP_SECONDS / DECAY;

  /** Steps before the loop that still count: ten time constants. */
  private static final long LEAD = 1000;

  private final RasterPanel output;
  private final LoopedTarget target;
  private long[] events = new long[1024];
  private int count;

  // State of one neuron while its spikes are gone through: both filters, the last step done, the
  // step from which on squares are summed, and their sum over all neurons.
  private double rising;
  private double filtered;
  private long done;
  private long counted;
  private double sum;

  LoopError(RasterPanel output, LoopedTarget target) {
    this.output = output;
    this.target = target;
  }

  /** Mean square error of the steps {@code [from, to)}. */
  double of(long from, long to) {
    long start = Math.max(0, from - LEAD);
    collect(start, to);
    counted = from - start;
    sum = 0;
    for (int k = 0; k < count; ) {
      long neuron = events[k] >>> 33;
      rising = 0;
      filtered = 0;
      done = -1;
      while (k < count && events[k] >>> 33 == neuron) {
        long step = step(events[k]);
        int error = 0;
        for (; k < count && events[k] >>> 33 == neuron && step(events[k]) == step; k++) {
          error += (events[k] & 1) == 0 ? -1 : 1;
        }
        rest(step - 1);
        receive(error);
      }
      rest(to - start - 1);
    }
    return sum / output.neurons() / (to - from) / kernelEnergy();
  }

  private static long step(long event) {
    return (event & 0x1ffffffffL) >>> 1;
  }

  /** One step with an error. */
  private void receive(int error) {
    rising = P * rising + (1 - P) * error;
    filtered = Q * filtered + (1 - Q) * rising;
    done++;
    if (done >= counted) {
      sum += filtered * filtered;
    }
  }

  /** Goes on to the end of {@code step}, without errors. */
  private void rest(long step) {
    if (done < counted - 1 && step >= counted) {
      decay(counted - 1 - done);
      done = counted - 1;
    }
    if (step > done) {
      double squares = decay(step - done);
      sum += step >= counted ? squares : 0;
      done = step;
    }
  }

  /** Both filters after {@code n} steps; the sum of the squares on the way. */
  private double decay(long n) {
    double b = (1 - Q) * rising * P / (P - Q);
    double a = filtered - b;
    double pn = Math.pow(P, n);
    double qn = Math.pow(Q, n);
    rising *= pn;
    filtered = a * qn + b * pn;
    return a * a * series(Q * Q, qn * qn)
        + 2 * a * b * series(P * Q, pn * qn)
        + b * b * series(P * P, pn * pn);
  }

  /** x + x² + ... + xⁿ. */
  private static double series(double x, double power) {
    return x * (1 - power) / (1 - x);
  }

  /** Integral of the squared kernel, s³: the unit of the error. */
  private static double kernelEnergy() {
    double amplitude = DECAY * RISE / (DECAY - RISE);
    double shape = DECAY / 2 + RISE / 2 - 2 * DECAY * RISE / (DECAY + RISE);
    return amplitude * amplitude * shape;
  }

  /** All spikes by neuron and time, packed: neuron, step after start, whether of the target. */
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
    events[count++] = neuron << 33 | step << 1 | wanted;
  }
}
