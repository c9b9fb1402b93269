/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.mitchtalmadge.asciidata.graph.ASCIIGraph;
import java.nio.charset.Charset;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;

/** Draws a learning curve with characters. */
final class LearningCurve {
  private static final int ROWS = 8;
  private static final int COLUMNS = 64;
  private static final String LINES = "┤┼─│╭╮╰╯";
  private static final String PLAIN = "|+-|..''";

  private LearningCurve() {}

  /**
   * A plot of the finite values, one column each, or of means of neighbours where there are too
   * many; empty for fewer than two. Line characters are replaced where {@code charset} lacks them.
   */
  static String plot(double[] values, Charset charset) {
    double[] columns = columns(Arrays.stream(values).filter(Double::isFinite).toArray());
    if (columns.length < 2) {
      return "";
    }
    double max = Arrays.stream(columns).max().orElse(0);
    String format = max >= 1000 ? "0" : max >= 10 ? "0.0" : "0.0000";
    String graph =
        ASCIIGraph.fromSeries(columns)
            .withNumRows(ROWS)
            .withTickFormat(
                new DecimalFormat(format, DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .plot();
    return charset.newEncoder().canEncode(LINES) ? graph : plain(graph);
  }

  private static double[] columns(double[] values) {
    int per = (values.length + COLUMNS - 1) / COLUMNS;
    if (per <= 1) {
      return values;
    }
    double[] means = new double[(values.length + per - 1) / per];
    for (int i = 0; i < means.length; i++) {
      int to = Math.min(values.length, (i + 1) * per);
      means[i] = Arrays.stream(values, i * per, to).average().orElseThrow();
    }
    return means;
  }

  private static String plain(String graph) {
    String text = graph;
    for (int i = 0; i < LINES.length(); i++) {
      text = text.replace(LINES.charAt(i), PLAIN.charAt(i));
    }
    return text;
  }
}
