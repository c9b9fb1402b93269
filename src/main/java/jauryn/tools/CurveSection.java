/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.List;
import java.util.stream.IntStream;

/** The learning curve in the report: chart with tool tips, and the same numbers as a table. */
final class CurveSection {
  private CurveSection() {}

  static void write(Html page, TrainingCurve curve) {
    page.element("h2", "Learning curve");
    if (curve.points().isEmpty()) {
      page.element("p", "No block has been completed yet.", "class", "dim");
      return;
    }
    page.element(
        "p",
        "Mean square error of the output before each block of training"
            + (curve.last().isPresent() ? ", and at the end" : "")
            + ", on a logarithmic axis: the average over the last 10 s or so, as the simulation"
            + " prints it.",
        "class",
        "dim");
    page.open("figure");
    chart(page, curve);
    page.close();
    table(page, curve);
  }

  private static void chart(Html page, TrainingCurve curve) {
    List<CurvePoint> points = curve.points();
    int count = points.size() + (curve.last().isPresent() ? 1 : 0);
    double[] blocks = new double[count];
    double[] errors = new double[count];
    for (int k = 0; k < points.size(); k++) {
      blocks[k] = points.get(k).block();
      errors[k] = points.get(k).meanSquareError();
    }
    if (count > points.size()) {
      blocks[count - 1] = points.get(points.size() - 1).block() + 1.0;
      errors[count - 1] = curve.last().getAsDouble();
    }
    int bottom = 300;
    Scale x = Scale.linear(0, blocks[count - 1], Chart.LEFT + 8, Chart.RIGHT);
    Scale y = Scale.logarithmic(errors, bottom, Chart.TOP);
    String label =
        "Learning curve: mean square error "
            + SixDigits.of(errors[0])
            + " at first, "
            + SixDigits.of(errors[count - 1])
            + " at last, in "
            + count
            + " points. The table below has all values.";
    Chart chart = new Chart(page, x, y, bottom, label).axes("block", "mean square error");
    for (int drop : curve.drops()) {
      if (drop <= x.high()) {
        chart.mark(drop, "learning rate lowered");
      }
    }
    chart.line("", blocks, errors);
    for (int k = 0; k < count; k++) {
      if (Double.isFinite(y.at(errors[k]))) {
        String when = k < points.size() ? "before block " + points.get(k).block() : "at the end";
        String time =
            k < points.size() && Double.isFinite(points.get(k).timeSeconds())
                ? ", " + SixDigits.of(points.get(k).timeSeconds()) + " s"
                : "";
        chart.dot(blocks[k], errors[k], 0.5, when + time + ": " + SixDigits.of(errors[k]));
      }
    }
    chart.end();
  }

  private static void table(Html page, TrainingCurve curve) {
    page.open("details").element("summary", "All values of the learning curve");
    page.open("div", "class", "wide").open("table", "id", "curve").open("thead").open("tr");
    List.of("block", "time (s)", "mean square error", "output (Hz)", "hidden (Hz)")
        .forEach(name -> page.element("th", name, "class", "n", "scope", "col"));
    page.close().close().open("tbody");
    for (CurvePoint point : curve.points()) {
      row(
          page,
          Integer.toString(point.block()),
          point.timeSeconds(),
          point.meanSquareError(),
          point.outputRateHz(),
          point.hiddenRateHz());
    }
    curve.last().ifPresent(error -> row(page, "end", Double.NaN, error, Double.NaN, Double.NaN));
    page.close().close().close().close();
  }

  private static void row(Html page, String block, double... values) {
    page.open("tr").element("td", block, "class", "n");
    IntStream.range(0, values.length)
        .mapToObj(k -> Double.isFinite(values[k]) ? SixDigits.of(values[k]) : "")
        .forEach(value -> page.element("td", value, "class", "n"));
    page.close();
  }
}
