/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.JsonText;
import jauryn.tools.Quantiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A sample of one number over several runs: its quartiles and ends, interpolated as numpy does. All
 * are NaN where there is none.
 *
 * @param count size of the sample
 */
record Spread(
    int count, double min, double quarter, double median, double threeQuarters, double max) {
  private static final double QUARTER = 0.25;

  /** The spread of a number that things of one kind have. */
  static <T> Spread of(List<T> things, ToDoubleFunction<T> number) {
    return of(things.stream().mapToDouble(number).toArray());
  }

  /** The spread of the values that are finite. */
  static Spread of(double... values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return new Spread(
        sorted.length,
        Quantiles.of(sorted, 0),
        Quantiles.of(sorted, QUARTER),
        Quantiles.of(sorted, 2 * QUARTER),
        Quantiles.of(sorted, 1 - QUARTER),
        Quantiles.of(sorted, 1));
  }

  /** Keys and values for JSON. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("count", count);
    content.put("min", JsonText.finite(min));
    content.put("q25", JsonText.finite(quarter));
    content.put("median", JsonText.finite(median));
    content.put("q75", JsonText.finite(threeQuarters));
    content.put("max", JsonText.finite(max));
    return content;
  }
}
