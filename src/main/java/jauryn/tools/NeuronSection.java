/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which output neurons are wrong in the last loop, in the report. */
final class NeuronSection {
  private NeuronSection() {}

  static void write(Html page, Training training) {
    page.element("h2", "Errors by neuron");
    if (training.target().isEmpty()) {
      page.element("p", "Left out: the target of this run is not known.", "class", "dim");
      return;
    }
    long loop = training.loops() - 1;
    SpikeMatch match =
        SpikeMatch.of(
            training.output(),
            training.target().get(),
            training.start(loop),
            training.start(loop + 1));
    int[] missing = match.missing();
    int[] surplus = match.surplus();
    String summary =
        String.format(
            Locale.ROOT,
            "In the last loop %.2f spikes of the target are missing per neuron and %.2f are"
                + " surplus. A target spike counts as met by an output spike of its neuron within"
                + " %d ms.",
            mean(missing),
            mean(surplus),
            SpikeMatch.TOLERANCE / 10);
    page.element("p", summary, "class", "dim", "id", "match");
    page.open("figure");
    chart(page, missing, surplus);
    page.close();
    table(page, missing, surplus);
    ErrorMap.write(page, training, training.target().get());
  }

  private static double mean(int[] counts) {
    return Arrays.stream(counts).average().orElse(0);
  }

  private static void chart(Html page, int[] missing, int[] surplus) {
    int bottom = 260;
    int n = missing.length;
    double low = -Math.max(1, Arrays.stream(missing).max().orElse(1));
    double high = Math.max(1, Arrays.stream(surplus).max().orElse(1));
    Scale x = Scale.linear(-0.5, n - 0.5, Chart.LEFT, Chart.RIGHT);
    Scale y = Scale.linear(low, high, bottom, Chart.TOP);
    Chart chart =
        new Chart(page, x, y, bottom, "Missing and surplus spikes of each output neuron.")
            .axes("output neuron", "spikes: surplus above, missing (negative) below zero");
    for (int k = 0; k < n; k++) {
      if (missing[k] + surplus[k] > 0) {
        String tip = "neuron " + k + ": " + missing[k] + " missing, " + surplus[k] + " surplus";
        chart.bar("", k - 0.4, k + 0.4, 0, surplus[k], tip);
        chart.bar("second", k - 0.4, k + 0.4, 0, -missing[k], tip);
      }
    }
    chart.end();
  }

  private static void table(Html page, int[] missing, int[] surplus) {
    page.open("details").element("summary", "All neurons with errors");
    page.open("table", "id", "neurons").open("thead").open("tr");
    List.of("neuron", "missing", "surplus")
        .forEach(name -> page.element("th", name, "class", "n", "scope", "col"));
    page.close().close().open("tbody");
    for (int k = 0; k < missing.length; k++) {
      if (missing[k] + surplus[k] > 0) {
        page.open("tr");
        for (int value : new int[] {k, missing[k], surplus[k]}) {
          page.element("td", Integer.toString(value), "class", "n");
        }
        page.close();
      }
    }
    page.close().close().close();
  }
}
