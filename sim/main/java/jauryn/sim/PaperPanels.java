/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.tools.PlotLine;
import jauryn.tools.PlotLine.Style;
import jauryn.tools.PlotPanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Panels that several figures have. */
final class PaperPanels {
  /** Errors below this are drawn here: those of runs without any mistake fall for ever. */
  static final double LEAST_ERROR = 0.01;

  private static final int THIN_COLOUR = 4;

  private PaperPanels() {}

  /** The error of all runs of a condition over time, and its mean, on a logarithmic axis. */
  static PlotPanel errors(PaperResults results, String condition, String title) {
    List<PlotLine> lines = new ArrayList<>();
    List<PaperResult> runs = results.of(condition);
    for (PaperResult run : runs) {
      lines.add(
          line(
              run == runs.get(0) ? "single runs" : "",
              run.curve("seconds"),
              run.curve("error"),
              THIN_COLOUR,
              Style.THIN));
    }
    lines.add(
        line(
            "mean of " + runs.size() + " runs",
            runs.get(0).curve("seconds"),
            results.mean(condition, "error"),
            0,
            Style.BOLD));
    return new PlotPanel(
        title, "seconds of learning", "mean square error", false, true, lines, Map.of());
  }

  /** A line on an axis of errors. */
  static PlotLine line(String name, double[] x, double[] errors, int colour, Style style) {
    double[] shown = new double[errors.length];
    for (int k = 0; k < shown.length; k++) {
      shown[k] = Math.max(LEAST_ERROR, errors[k]);
    }
    return new PlotLine(name, x, shown, colour, style);
  }

  /** The row of the curves of a result whose abscissa is the last that is not beyond a limit. */
  static int row(double[] abscissae, double limit) {
    int row = 0;
    while (row + 1 < abscissae.length && abscissae[row + 1] <= limit + 1e-9) {
      row++;
    }
    return row;
  }
}
