/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.ArrayList;
import java.util.List;

/**
 * Where on an axis a value is, on a logarithmic or a linear scale.
 *
 * @param logarithmic which of both
 * @param low value at the start of the axis
 * @param high value at its end, greater
 */
record CurveScale(boolean logarithmic, double low, double high) {

  /** The scale that just holds all values the scale can show; null if there is none. */
  static CurveScale of(List<ErrorCurve> curves, boolean logarithmic) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ErrorCurve curve : curves) {
      for (double error : curve.errors()) {
        if (error > 0 || !logarithmic) {
          low = Math.min(low, error);
          high = Math.max(high, error);
        }
      }
    }
    if (low > high) {
      return null;
    }
    if (!logarithmic) {
      low = 0;
    }
    if (low == high) { // one value: make room around it
      return logarithmic ? new CurveScale(true, low / 2, 2 * low) : new CurveScale(false, 0, 1);
    }
    return new CurveScale(logarithmic, low, high);
  }

  /** 0 at the start to 1 at the end of the axis; NaN for what the scale cannot show. */
  double position(double value) {
    if (!logarithmic) {
      return (value - low) / (high - low);
    }
    return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN;
  }

  /** Round values on the axis, at most about {@code most}. */
  List<Double> ticks(int most) {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double[] digits : new double[][] {{1, 2, 5}, {1, 3}, {1}}) {
        ticks = decades(digits);
        if (ticks.size() <= most) {
          break;
        }
      }
      if (ticks.size() >= 2) {
        return ticks;
      }
      ticks.clear(); // less than a decade: round steps are denser
    }
    double unit = RasterFigure.niceStep(high - low, most);
    for (long k = (long) Math.ceil(low / unit - 1e-9); k * unit <= high + 1e-9 * unit; k++) {
      ticks.add(k * unit);
    }
    return ticks;
  }

  private List<Double> decades(double... digits) {
    List<Double> ticks = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(high));
    for (int decade = (int) Math.floor(Math.log10(low)); decade <= last; decade++) {
      for (double digit : digits) {
        double value = Double.parseDouble(digit + "e" + decade); // 1e-1 exactly
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }
}
