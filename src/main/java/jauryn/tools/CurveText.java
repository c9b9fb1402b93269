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
  private final Scale x;
  private final Scale y;
  private final char[][] cells = new char[ROWS][COLUMNS];

  private CurveText(List<ErrorCurve> curves, boolean logarithmic) {
    this.curves = curves;
    x = ErrorCurve.blockScale(curves, 0, COLUMNS - 1);
    y = ErrorCurve.errorScale(curves, logarithmic, ROWS - 1, 0);
  }

  /** The plot, its axes and a line on each run. */
  static String plot(List<ErrorCurve> curves, boolean logarithmic) {
    return new CurveText(curves, logarithmic).plot();
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
    String kind = y.logarithmic() ? "logarithmic" : "linear";
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
      double at = y.at(curve.errors()[k]);
      if (Double.isFinite(at)) {
        char[] row = cells[(int) Math.round(at)];
        int column = column(curve.blocks()[k]);
        boolean free = row[column] == ' ' || row[column] == ':' || row[column] == letter;
        row[column] = free ? letter : '*';
      }
    }
  }

  private int column(double block) {
    return (int) Math.min(COLUMNS - 1, Math.round(x.at(block)));
  }

  private String[] labels() {
    String[] labels = new String[ROWS];
    Arrays.fill(labels, "");
    for (double tick : y.ticks(ROWS / 2)) {
      labels[(int) Math.round(y.at(tick))] = SixDigits.of(tick);
    }
    return labels;
  }

  private void blockAxis(StringBuilder text) {
    char[] axis = new char[COLUMNS];
    char[] labels = new char[COLUMNS + 12];
    Arrays.fill(axis, '-');
    Arrays.fill(labels, ' ');
    for (double block : x.wholeTicks(8)) {
      int column = column(block);
      axis[column] = '+';
      String label = SixDigits.of(block);
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
