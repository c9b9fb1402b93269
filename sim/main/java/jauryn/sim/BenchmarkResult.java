/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.JsonText;
import jauryn.tools.LoopDistances;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well and how fast a run has learned its task.
 *
 * @param seed of the run
 * @param before van Rossum distance of a loop before learning, mean over the loops of the burn-in
 * @param after that of the last loop, in which nothing is learned any more
 * @param halfSeconds how long it learned until a loop was half the way from {@code before} to
 *     {@code after}; NaN where there is no way
 * @param mostSeconds the same for nine tenths
 * @param wallSeconds wall time of the program
 */
record BenchmarkResult(
    long seed,
    double before,
    double after,
    double halfSeconds,
    double mostSeconds,
    double wallSeconds) {
  private static final double HALF = 0.5;
  private static final double MOST = 0.9;

  /** Judges a run by the distance of its loops. */
  static BenchmarkResult of(
      SuperSpikeParameters parameters, LoopDistances loops, double wallSeconds) {
    double before = loops.meanUntil(parameters.simtime());
    double after = loops.last();
    return new BenchmarkResult(
        Integer.toUnsignedLong(parameters.seed()),
        before,
        after,
        reached(HALF, before, after, loops, parameters),
        reached(MOST, before, after, loops, parameters),
        wallSeconds);
  }

  /** How long a run learns, s. */
  static double learningSeconds(SuperSpikeParameters parameters) {
    return parameters.blocks() * Math.max(1, parameters.simtime());
  }

  private static double reached(
      double part,
      double before,
      double after,
      LoopDistances loops,
      SuperSpikeParameters parameters) {
    if (!(after < before)) {
      return Double.NaN;
    }
    double burnIn = parameters.simtime();
    double end = loops.reached(before - part * (before - after), burnIn);
    // In the loops after that nothing is learned any more.
    return Math.min(end - burnIn, learningSeconds(parameters));
  }

  /** Keys and values for JSON. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("seed", seed);
    content.put("distanceBefore", JsonText.finite(before));
    content.put("distanceAfter", JsonText.finite(after));
    content.put("secondsTo50Percent", JsonText.finite(halfSeconds));
    content.put("secondsTo90Percent", JsonText.finite(mostSeconds));
    content.put("wallSeconds", JsonText.finite(wallSeconds));
    return content;
  }
}
