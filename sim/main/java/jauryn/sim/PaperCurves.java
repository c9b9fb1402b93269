/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.tools.PlotLine;
import java.util.List;
import java.util.function.Function;

/** Lines that several figures draw of their results. */
final class PaperCurves {
  private PaperCurves() {}

  /** One column over time, mean of the runs of a condition. */
  static PlotLine mean(
      PaperResults results, String condition, String column, int colour, PlotLine.Style style) {
    return new PlotLine(
        condition,
        results.of(condition).get(0).curve("seconds"),
        results.mean(condition, column),
        colour,
        style);
  }

  /**
   * The median of a number over conditions that differ by one value.
   *
   * @param values of the abscissa
   * @param condition the name of the condition of a value
   */
  static PlotLine medians(
      PaperResults results,
      String name,
      List<Double> values,
      Function<Double, String> condition,
      String number,
      int colour) {
    return new PlotLine(
        name,
        values.stream().mapToDouble(Double::doubleValue).toArray(),
        values.stream()
            .mapToDouble(value -> results.spread(condition.apply(value), number).median())
            .toArray(),
        colour,
        PlotLine.Style.MARKED);
  }

  /** The median of a number over the runs of a condition. */
  static double median(PaperResults results, String condition, String number) {
    return results.spread(condition, number).median();
  }
}
