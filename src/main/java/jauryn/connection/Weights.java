/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import jauryn.kernel.Model;
import jauryn.math.KeyedRandom;

/** What initial weights of a connection are drawn from; see {@link Wiring#weights}. */
@FunctionalInterface
public interface Weights {

  /** The next weight, drawn from a stream of its own or from none. */
  double draw(KeyedRandom random);

  /** All weights are equal. */
  static Weights constant(double weight) {
    return random -> weight;
  }

  /** Normally distributed weights. */
  static Weights normal(double mean, double deviation) {
    Model.require(deviation >= 0, "normal weights", "deviation", deviation, "at least 0");
    return random -> mean + deviation * random.nextNormal();
  }

  /**
   * Log-normally distributed weights. Where ln w is normal with mean μ and variance σ², w has the
   * mean exp(μ + σ²/2) and the variance (exp(σ²) − 1)·mean².
   *
   * @param mean mean of the weights themselves; negative for negative weights
   * @param deviation standard deviation of the weights themselves
   */
  static Weights logNormal(double mean, double deviation) {
    Model.require(mean != 0, "log-normal weights", "mean", mean, "another number than 0");
    Model.require(deviation >= 0, "log-normal weights", "deviation", deviation, "at least 0");
    double variance = Math.log1p(deviation * deviation / (mean * mean));
    double scale = mean * Math.exp(-variance / 2);
    double sigma = Math.sqrt(variance);
    return random -> scale * StrictMath.exp(sigma * random.nextNormal());
  }

  /** Uniformly distributed weights from {@code least} to {@code greatest}. */
  static Weights uniform(double least, double greatest) {
    Model.require(
        least <= greatest,
        "uniform weights",
        "from",
        least + " to " + greatest,
        "the lesser first");
    return random -> least + (greatest - least) * random.nextUniform();
  }
}
