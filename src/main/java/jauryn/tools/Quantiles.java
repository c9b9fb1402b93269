/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.Arrays;

/** Quantiles of a sample, interpolated as numpy and R do by default (Hyndman and Fan's type 7). */
public final class Quantiles {
  private Quantiles() {}

  /** The quantile {@code p}, 0 to 1, of values in ascending order; NaN for none. */
  public static double of(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = p * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** The median of values in any order; NaN for none. */
  public static double median(double... values) {
    return of(Arrays.stream(values).sorted().toArray(), 0.5);
  }
}
