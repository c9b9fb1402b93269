/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Mean rates of the layers over time, in the report: counted loop by loop in the spike files. */
final class RateSection {
  private static final int MOST_POINTS = 240;

  private RateSection() {}

  static void write(Html page, Training training) {
    page.element("h2", "Rates");
    long count = Math.min(MOST_POINTS, training.loops());
    long[] loops =
        LongStream.range(0, count).map(k -> (k + 1) * training.loops() / count - 1).toArray();
    double[] times = LongStream.of(loops).mapToDouble(training::endSeconds).toArray();
    List<String> names = new ArrayList<>();
    List<double[]> rates = new ArrayList<>();
    for (Layer layer : new Layer[] {Layer.output, Layer.hidden}) {
      Optional<RasterPanel> panel = training.panel(layer);
      if (panel.isPresent()) {
        names.add(layer.title());
        rates.add(
            LongStream.of(loops).mapToDouble(loop -> training.rate(panel.get(), loop)).toArray());
      }
    }
    StringBuilder summary = new StringBuilder("Mean rate of a neuron in a loop. At the end:");
    for (int k = 0; k < names.size(); k++) {
      double last = rates.get(k)[loops.length - 1];
      summary.append(
          String.format(
              Locale.ROOT,
              "%s %s %.2f Hz",
              k == 0 ? "" : ",",
              names.get(k).toLowerCase(Locale.ROOT),
              last));
    }
    page.element("p", summary.append('.').toString(), "class", "dim", "id", "rates");
    int bottom = 220;
    double most = rates.stream().flatMapToDouble(DoubleStream::of).max().orElse(1);
    Scale x = Scale.linear(0, times[times.length - 1], Chart.LEFT, Chart.RIGHT);
    Scale y = Scale.linear(0, Math.max(most, 1e-3), bottom, Chart.TOP);
    page.open("figure");
    Chart chart = new Chart(page, x, y, bottom, summary.toString()).axes("time (s)", "rate (Hz)");
    for (int k = 0; k < names.size(); k++) {
      String style = k == 0 ? "" : "second";
      chart.line(style, times, rates.get(k));
      chart.word(
          times[times.length - 1],
          rates.get(k)[loops.length - 1] + 0.04 * most,
          "key " + style,
          names.get(k).toLowerCase(Locale.ROOT));
    }
    chart.end();
    page.close();
  }
}
