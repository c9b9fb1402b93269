/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.UserError;
import jauryn.io.WeightHistogram;
import jauryn.io.WeightHistogram.Moment;
import jauryn.io.WeightHistogramFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Histograms of the weights at the start and at the end, in the report. */
final class WeightSection {
  private static final int MOST_BARS = 100;
  private static final double MILLIVOLTS = 1e3;
  private static final String WHY_NONE =
      "a run writes its weights at the end (weights.0.hist, multi.0.netstate).";

  private static final String EXPLANATION =
      "Synapses by weight: bars at the end, a dashed line at the start, where that is known.";

  private WeightSection() {}

  static void write(Html page, RunFolder run) {
    page.element("h2", "Weights");
    try {
      Map<String, WeightHistogram> histograms = histograms(run);
      if (histograms.isEmpty()) {
        page.element("p", "Left out: " + WHY_NONE, "class", "dim");
      } else {
        page.element("p", EXPLANATION, "class", "dim");
      }
      histograms.forEach((name, histogram) -> chart(page, name, histogram));
    } catch (UserError e) {
      page.element("p", "Left out: " + e.getMessage(), "class", "dim");
    }
  }

  private static Map<String, WeightHistogram> histograms(RunFolder run) {
    Map<String, WeightHistogram> found = new LinkedHashMap<>();
    List<Path> counted = run.files("weights\\.\\d+\\.hist");
    if (!counted.isEmpty()) {
      List<WeightHistogram> connections = WeightHistogramFile.read(counted);
      for (int k = 0; k < connections.size(); k++) {
        found.put(RunWeights.title(k, connections.size()), connections.get(k));
      }
      return found;
    }
    // Runs that did not count them.
    RunWeights weights = RunWeights.of(run);
    for (int k = 0; k < weights.connections().size(); k++) {
      WeightHistogram histogram = new WeightHistogram();
      weights.connections().get(k).forEach(share -> histogram.add(Moment.END, share.weight()));
      found.put(RunWeights.title(k, weights.connections().size()), histogram);
    }
    return found;
  }

  private static void chart(Html page, String name, WeightHistogram histogram) {
    if (histogram.bins() == 0) {
      return;
    }
    int joined = (histogram.bins() + MOST_BARS - 1) / MOST_BARS;
    int low = Math.floorDiv(histogram.first(), joined);
    int bars = Math.floorDiv(histogram.first() + histogram.bins() - 1, joined) - low + 1;
    long[] start = join(histogram, Moment.START, joined, low, bars);
    long[] end = join(histogram, Moment.END, joined, low, bars);
    double width = joined * WeightHistogram.BIN * MILLIVOLTS;
    double most = LongStream.concat(LongStream.of(start), LongStream.of(end)).max().orElse(1);
    String summary = summary(name, histogram);
    int bottom = 180;
    Scale x = Scale.linear(low * width, (low + bars) * width, Chart.LEFT, Chart.RIGHT);
    Scale y = Scale.linear(0, most, bottom, Chart.TOP);
    page.open("figure");
    Chart chart = new Chart(page, x, y, bottom, summary).axes("weight (mV)", "synapses");
    double[] edges = new double[2 * bars];
    double[] before = new double[2 * bars];
    for (int k = 0; k < bars; k++) {
      double from = (low + k) * width;
      String tip =
          String.format(
              Locale.ROOT,
              "%s to %s mV: %d at the start, %d at the end",
              SixDigits.of(from),
              SixDigits.of(from + width),
              start[k],
              end[k]);
      chart.bar("", from, from + 0.9 * width, 0, end[k], tip);
      edges[2 * k] = from;
      edges[2 * k + 1] = from + width;
      before[2 * k] = start[k];
      before[2 * k + 1] = start[k];
    }
    if (histogram.total(Moment.START) > 0) {
      chart.line("second", edges, before);
    }
    chart.end();
    page.element("figcaption", summary).close();
  }

  /** Counts of {@code joined} bins each, from the bar {@code low} on. */
  private static long[] join(
      WeightHistogram histogram, Moment moment, int joined, int low, int bars) {
    long[] counts = new long[bars];
    for (int k = 0; k < histogram.bins(); k++) {
      int bar = Math.floorDiv(histogram.first() + k, joined) - low;
      counts[bar] += histogram.count(moment, k);
    }
    return counts;
  }

  private static String summary(String name, WeightHistogram histogram) {
    List<String> parts = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      long total = histogram.total(moment);
      if (total > 0) {
        int[] filled =
            IntStream.range(0, histogram.bins())
                .filter(k -> histogram.count(moment, k) > 0)
                .map(k -> histogram.first() + k)
                .toArray();
        double lowest = filled[0] * WeightHistogram.BIN * MILLIVOLTS;
        double highest = (filled[filled.length - 1] + 1) * WeightHistogram.BIN * MILLIVOLTS;
        parts.add(
            String.format(
                "%d weights from %s to %s mV at the %s",
                total,
                SixDigits.of(lowest),
                SixDigits.of(highest),
                moment.name().toLowerCase(Locale.ROOT)));
      }
    }
    return name + ": " + String.join(", ", parts);
  }
}
