/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.UserError;
import jauryn.io.WeightMatrixFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Histograms of the weights at the end, in the report. */
final class WeightSection {
  private static final int BINS = 60;
  private static final double MILLIVOLTS = 1e3;

  private WeightSection() {}

  static void write(Html page, RunFolder run) {
    page.element("h2", "Weights at the end");
    try {
      Map<String, float[]> weights = weights(run);
      if (weights.isEmpty()) {
        page.element(
            "p",
            "Left out: this run kept no weights (multi.0.netstate, or .wmat files of"
                + " --save-weights).",
            "class",
            "dim");
      }
      weights.forEach((name, values) -> histogram(page, name, values));
    } catch (UserError e) {
      page.element("p", "Left out: " + e.getMessage(), "class", "dim");
    }
  }

  private static Map<String, float[]> weights(RunFolder run) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    Path state = run.path().resolve("multi.0.netstate");
    if (Files.isRegularFile(state) && run.number("layers").isPresent()) {
      return NetworkWeights.read(state, run.number("layers").get().intValue());
    }
    Path folder = run.file("save-weights").orElse(run.path());
    for (String name : new String[] {"hid", "out"}) {
      Path file = folder.resolve(name + ".wmat");
      if (Files.isRegularFile(file)) {
        weights.put(name + ".wmat", WeightMatrixFile.read(file).weight());
      }
    }
    return weights;
  }

  private static void histogram(Html page, String name, float[] values) {
    if (values.length == 0) {
      return;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (float value : values) {
      low = Math.min(low, value * MILLIVOLTS);
      high = Math.max(high, value * MILLIVOLTS);
      sum += value * MILLIVOLTS;
    }
    Scale x = Scale.linear(low, high, Chart.LEFT, Chart.RIGHT);
    int[] counts = new int[BINS];
    for (float value : values) {
      double part = (value * MILLIVOLTS - low) / (x.high() - low);
      counts[Math.min(BINS - 1, (int) (part * BINS))]++;
    }
    String summary =
        name
            + ": "
            + values.length
            + " weights from "
            + SixDigits.of(low)
            + " to "
            + SixDigits.of(high)
            + " mV, mean "
            + SixDigits.of(sum / values.length)
            + " mV";
    int bottom = 180;
    Scale y = Scale.linear(0, IntStream.of(counts).max().orElse(1), bottom, Chart.TOP);
    page.open("figure");
    Chart chart = new Chart(page, x, y, bottom, summary).axes("weight (mV)", "synapses");
    double width = (x.high() - low) / BINS;
    for (int k = 0; k < BINS; k++) {
      double from = low + k * width;
      String tip =
          counts[k] + " from " + SixDigits.of(from) + " to " + SixDigits.of(from + width) + " mV";
      chart.bar("", from, from + 0.9 * width, 0, counts[k], tip);
    }
    chart.end();
    page.element("figcaption", summary).close();
  }
}
