/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which output neurons are wrong when, in the report: loops of training from left to right, neurons
 * from bottom to top, darker where more spikes are missing or surplus.
 */
final class ErrorMap {
  private static final int LOOPS = 24;
  private static final int MOST_ROWS = 100;
  private static final int BOTTOM = 330;
  private static final int LABELS = 6;

  /** Wrong spikes of a neuron in a loop from which on a shade stands, the darkest one last. */
  private static final int[] SHADES = {1, 2, 4, 8, 16};

  private final Training training;
  private final LoopedTarget target;
  private final long[] loops;
  private final int rows;

  /** Wrong spikes per neuron by loop and row. */
  private final double[][] wrong;

  private ErrorMap(Training training, LoopedTarget target) {
    this.training = training;
    this.target = target;
    loops = training.chosen(LOOPS);
    rows = Math.min(MOST_ROWS, training.output().neurons());
    wrong = new double[loops.length][];
    for (int k = 0; k < loops.length; k++) {
      wrong[k] = wrong(loops[k]);
    }
  }

  static void write(Html page, Training training, LoopedTarget target) {
    new ErrorMap(training, target).write(page);
  }

  private double[] wrong(long loop) {
    SpikeMatch match =
        SpikeMatch.of(training.output(), target, training.start(loop), training.start(loop + 1));
    int neurons = match.missing().length;
    double[] sums = new double[rows];
    int[] counts = new int[rows];
    for (int neuron = 0; neuron < neurons; neuron++) {
      int row = (int) ((long) neuron * rows / neurons);
      sums[row] += match.missing()[neuron] + match.surplus()[neuron];
      counts[row]++;
    }
    return IntStream.range(0, rows).mapToDouble(row -> sums[row] / counts[row]).toArray();
  }

  private void write(Html page) {
    int neurons = training.output().neurons();
    Scale x = Scale.linear(0, loops.length, Chart.LEFT, Chart.RIGHT);
    Scale y = Scale.linear(0, neurons, BOTTOM, Chart.TOP);
    String label =
        String.format(
            Locale.ROOT,
            "Wrong spikes by output neuron and loop of training: %.2f per neuron at first, %.2f at"
                + " last.",
            mean(0),
            mean(loops.length - 1));
    page.open("figure");
    Chart chart = new Chart(page, x, y, BOTTOM, label).vertical("output neuron");
    int every = Math.max(1, loops.length / LABELS);
    for (int k = 0; k < loops.length; k += every) {
      chart.tick(k + 0.5, SixDigits.of(Math.rint(training.endSeconds(loops[k]))));
    }
    chart.horizontal("end of the loop (s)");
    for (int shade = 0; shade < SHADES.length; shade++) {
      chart.area("shade" + (shade + 1), cells(shade, x));
    }
    chart.end();
    page.element(
        "figcaption",
        label
            + " Shades from light to dark: from 1, 2, 4, 8, 16 missing or surplus spikes per neuron"
            + " in one loop"
            + (rows < neurons ? ", mean of neighbours." : "."));
    page.close();
  }

  private double mean(int k) {
    return IntStream.range(0, rows).mapToDouble(row -> wrong[k][row]).average().orElse(0);
  }

  /** The rectangles of one shade as the data of an SVG path; one for neighbours of one loop. */
  private String cells(int shade, Scale x) {
    double width = x.at(1) - x.at(0);
    double height = (double) (BOTTOM - Chart.TOP) / rows;
    StringBuilder path = new StringBuilder();
    for (int k = 0; k < loops.length; k++) {
      for (int row = 0; row < rows; row++) {
        int first = row;
        while (row < rows && shade(wrong[k][row]) == shade) {
          row++;
        }
        if (row > first) {
          path.append('M').append(tenths(x.at(k)));
          path.append(' ').append(tenths(BOTTOM - row * height));
          path.append('h').append(tenths(width));
          path.append('v').append(tenths((row - first) * height));
          path.append("h-").append(tenths(width)).append('z');
        }
      }
    }
    return path.toString();
  }

  /** The shade of so many wrong spikes; -1 for none. */
  private static int shade(double wrong) {
    int shade = SHADES.length - 1;
    while (shade >= 0 && wrong < SHADES[shade]) {
      shade--;
    }
    return shade;
  }

  private static double tenths(double value) {
    return Math.rint(10 * value) / 10;
  }
}
