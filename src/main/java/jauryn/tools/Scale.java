/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis: maps {@code [low, high]} to {@code [from, to]}, linearly or by the logarithm, and knows
 * round values to label.
 */
record Scale(double low, double high, double from, double to, boolean logarithmic) {
  private static final double TINY = 1e-9;

  /** What a logarithmic axis shows; beyond, products and powers of ten would leave the range. */
  private static final double LEAST = 1e-100;

  private static final double MOST = 1e100;

  /** An empty range is widened. */
  static Scale linear(double low, double high, double from, double to) {
    return new Scale(low, high > low ? high : low + 1, from, to, false);
  }

  /** A logarithmic axis with room for those of {@code values} between 1e-100 and 1e100. */
  static Scale logarithmic(double[] values, double from, double to) {
    double low = positive(values).min().orElse(1);
    double high = positive(values).max().orElse(10);
    if (high < 1.5 * low) { // an axis without a round number on it would tell nothing
      double middle = Math.sqrt(low * high);
      low = Math.min(low, middle / 1.5);
      high = Math.max(high, middle * 1.5);
    }
    return new Scale(low, high, from, to, true);
  }

  private static DoubleStream positive(double[] values) {
    return Arrays.stream(values).filter(value -> value > LEAST && value < MOST);
  }

  /** Where a value lies; NaN for what a logarithm cannot show. */
  double at(double value) {
    if (logarithmic && !(value > LEAST && value < MOST)) {
      return Double.NaN;
    }
    double part =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + part * (to - from);
  }

  /** Round values inside the range, about {@code most} of them, increasing. */
  List<Double> ticks(int most) {
    return logarithmic ? roundNumbers(most) : evenly(most);
  }

  /** The same for what is counted: whole numbers. */
  List<Double> wholeTicks(int most) {
    return multiples(Math.max(1, niceStep(high - low, most)));
  }

  private List<Double> evenly(int most) {
    return multiples(niceStep(high - low, most));
  }

  private List<Double> multiples(double unit) {
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / unit - TINY); k * unit <= high + TINY * unit; k++) {
      ticks.add(k * unit);
    }
    return ticks;
  }

  private List<Double> roundNumbers(int most) {
    for (int[] factors : new int[][] {{1, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}}) {
      List<Double> ticks = decades(factors);
      if (ticks.size() < 2) { // little more than a point: as on a linear axis
        return evenly(most);
      }
      if (ticks.size() <= most) {
        return ticks;
      }
    }
    List<Double> ticks = decades(1);
    int every = (ticks.size() + most - 1) / most;
    List<Double> thinned = new ArrayList<>();
    for (int k = 0; k < ticks.size(); k += every) {
      thinned.add(ticks.get(k));
    }
    return thinned;
  }

  private List<Double> decades(int... factors) {
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (int factor : factors) {
        double value = factor * Math.pow(10, power);
        if (value >= low * (1 - TINY) && value <= high * (1 + TINY)) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }

  /** A distance of 1, 2 or 5 times a power of ten that divides {@code range} at most so often. */
  static double niceStep(double range, int parts) {
    double least = range / parts;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= least * (1 - TINY)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
