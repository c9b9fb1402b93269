/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Learning curves drawn with ASCII characters: a letter for each run, {@code *} where several are,
 * and a column of colons where a learning rate was lowered.
 */
final class CurveText {
  private static final int ROWS = 17;
  private static final int COLUMNS = 64;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final List<ErrorCurve> curves;
  private final CurveScale scale;
  private final long lastBlock;
  private final char[][] cells = new char[ROWS][COLUMNS];

  private CurveText(List<ErrorCurve> curves, CurveScale scale) {
    this.curves = curves;
    this.scale = scale;
    lastBlock = CurveFigure.lastBlock(curves);
  }

  /** The plot, its axes and a line on each run. */
  static String plot(List<ErrorCurve> curves, CurveScale scale) {
    return new CurveText(curves, scale).plot();
  }

  static char letter(int curve) {
    return LETTERS.charAt(curve % LETTERS.length());
  }

  private String plot() {
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
    for (ErrorCurve curve : curves) {
      for (int drop : curve.drops()) {
        for (char[] row : cells) {
          row[column(drop)] = ':';
        }
      }
    }
    for (int k = 0; k < curves.size(); k++) {
      draw(curves.get(k), letter(k));
    }
    StringBuilder text = new StringBuilder();
    String kind = scale.logarithmic() ? "logarithmic" : "linear";
    text.append("mean square error before each block, ").append(kind).append(" axis\n");
    String[] labels = labels();
    for (int row = 0; row < ROWS; row++) {
      String line =
          String.format(
              "%9s %c%s", labels[row], labels[row].isEmpty() ? '|' : '+', new String(cells[row]));
      text.append(line.stripTrailing()).append('\n');
    }
    blockAxis(text);
    legend(text);
    return text.toString();
  }

  private void draw(ErrorCurve curve, char letter) {
    for (int k = 0; k < curve.errors().length; k++) {
      double position = scale.position(curve.errors()[k]);
      if (Double.isFinite(position)) {
        char[] row = cells[row(position)];
        int column = column(curve.blocks()[k]);
        boolean free = row[column] == ' ' || row[column] == ':' || row[column] == letter;
        row[column] = free ? letter : '*';
      }
    }
  }

  private static int row(double position) {
    return ROWS - 1 - (int) Math.round(position * (ROWS - 1));
  }

  private int column(long block) {
    return (int) Math.min(COLUMNS - 1, Math.round((double) block / lastBlock * (COLUMNS - 1)));
  }

  private String[] labels() {
    String[] labels = new String[ROWS];
    Arrays.fill(labels, "");
    for (double tick : scale.ticks(ROWS / 2)) {
      labels[row(scale.position(tick))] = SixDigits.of(tick);
    }
    return labels;
  }

  private void blockAxis(StringBuilder text) {
    char[] axis = new char[COLUMNS];
    char[] labels = new char[COLUMNS + 12];
    Arrays.fill(axis, '-');
    Arrays.fill(labels, ' ');
    long unit = Math.max(1, (long) RasterFigure.niceStep(lastBlock, 8));
    for (long block = 0; block <= lastBlock; block += unit) {
      int column = column(block);
      axis[column] = '+';
      String label = Long.toString(block);
      label.getChars(0, label.length(), labels, column);
    }
    text.append(" ".repeat(10)).append('+').append(axis).append('\n');
    text.append("    block  ").append(new String(labels).stripTrailing()).append('\n');
  }

  private void legend(StringBuilder text) {
    for (int k = 0; k < curves.size(); k++) {
      ErrorCurve curve = curves.get(k);
      int count = curve.errors().length;
      String state =
          count == 0
              ? "no block yet"
              : String.format(
                  Locale.ROOT,
                  "%d %s, mse %s to %s",
                  count,
                  count == 1 ? "block" : "blocks",
                  SixDigits.of(curve.errors()[0]),
                  SixDigits.of(curve.errors()[count - 1]));
      text.append(letter(k))
          .append("  ")
          .append(curve.name())
          .append(": ")
          .append(state)
          .append('\n');
    }
    if (curves.stream().anyMatch(curve -> !curve.drops().isEmpty())) {
      text.append(":  learning rate lowered\n");
    }
  }
}
