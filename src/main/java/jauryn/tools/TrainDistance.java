/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.SpikeFile;

/**
 * Squared distance of spike trains from target trains, per neuron: both are filtered with a causal
 * kernel and the squared difference is integrated over all time.
 *
 * <p>With spikes t<sub>k</sub> of sign s<sub>k</sub> (+1 spike, -1 target) the integral is a sum
 * over all pairs, D&sup2; = c &Sigma;<sub>k</sub>&Sigma;<sub>l</sub> s<sub>k</sub> s<sub>l</sub>
 * A(|t<sub>k</sub> - t<sub>l</sub>|), where A is the autocorrelation of the kernel, A(0) = 1, and c
 * the integral of its square. The autocorrelation of an exponential or of a difference of two is
 * again a sum of exponentials, so the pairs need no double loop: a spike at t<sub>k</sub> adds c (1
 * + 2 s<sub>k</sub> m), where m = &Sigma;<sub>l&lt;k</sub> s<sub>l</sub> A(t<sub>k</sub> -
 * t<sub>l</sub>) decays between the spikes of the neuron. There is no time grid and no truncation;
 * equal trains are at exactly 0.
 *
 * <ul>
 *   <li>{@link #vanRossum}: kernel exp(-t/&tau;), D&sup2; = 1/&tau; &int;(f - g)&sup2; dt (M. C. W.
 *       van Rossum, A novel spike distance, Neural Computation 13, 2001). c = 1/2: a lone spike is
 *       at D&sup2; = 1/2, two spikes &delta; apart are at 1 - exp(-&delta;/&tau;).
 *   <li>{@link #superSpike}: kernel exp(-t/a) - exp(-t/b), A(&delta;) = p exp(-&delta;/a) + (1 - p)
 *       exp(-&delta;/b) with p = a / (a - b), and c = (dt / (a b))&sup2; where dt = 0.1 ms, a and b
 *       in seconds: the scale of the mean square error in the files .stats, where a lone spike
 *       counts 4 for a = 10 ms and b = 5 ms.
 * </ul>
 */
final class TrainDistance {
  private final double scale;
  private final double weight;
  private final Decay slow;
  private final Decay fast;
  private final long[] last;
  private final double[] slowTrace;
  private final double[] fastTrace;
  private final double[] squared;

  private TrainDistance(int neurons, double scale, double weight, Decay slow, Decay fast) {
    this.scale = scale;
    this.weight = weight;
    this.slow = slow;
    this.fast = fast;
    last = new long[neurons];
    slowTrace = new double[neurons];
    fastTrace = new double[neurons];
    squared = new double[neurons];
  }

  /** The distance of van Rossum, {@code tau} in seconds. */
  static TrainDistance vanRossum(int neurons, double tau, double stepsPerSecond) {
    Decay decay = new Decay(tau * stepsPerSecond);
    return new TrainDistance(neurons, 0.5, 1, decay, decay);
  }

  /** The distance SuperSpike reduces; times in seconds, {@code decay} greater than {@code rise}. */
  static TrainDistance superSpike(int neurons, double decay, double rise, double stepsPerSecond) {
    double amplitude = SpikeFile.STEP_SECONDS / (decay * rise);
    return new TrainDistance(
        neurons,
        amplitude * amplitude,
        decay / (decay - rise),
        new Decay(decay * stepsPerSecond),
        new Decay(rise * stepsPerSecond));
  }

  /** Adds a spike ({@code sign} +1) or target spike (-1); those of a neuron in order of time. */
  void spike(long step, int neuron, int sign) {
    long elapsed = step - last[neuron];
    double slowly = slowTrace[neuron] * slow.after(elapsed);
    double fastly = fastTrace[neuron] * fast.after(elapsed);
    squared[neuron] += 1 + 2 * sign * (weight * slowly + (1 - weight) * fastly);
    slowTrace[neuron] = slowly + sign;
    fastTrace[neuron] = fastly + sign;
    last[neuron] = step;
  }

  /** D&sup2; of a neuron, with both trains followed by silence. */
  double squared(int neuron) {
    return scale * Math.max(0, squared[neuron]); // rounding may leave less than nothing
  }

  /** exp(-n / tau) of whole steps n, looked up where they are few. */
  private static final class Decay {
    private static final int SIZE = 4096;

    private final double tau;
    private final double[] table = new double[SIZE];

    Decay(double tau) {
      this.tau = tau;
      for (int n = 0; n < SIZE; n++) {
        table[n] = Math.exp(-n / tau);
      }
    }

    double after(long steps) {
      return steps < SIZE ? table[(int) steps] : Math.exp(-steps / tau);
    }
  }
}
