/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.ArrayList;
import java.util.List;

/** A table as Markdown, padded so that it can be read as text as well. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final int left;

  /**
   * An empty table.
   *
   * @param left how many columns, from the first, are text; the others are numbers
   */
  MarkdownTable(int left, List<String> head) {
    this.left = left;
    rows.add(List.copyOf(head));
  }

  /** Adds a row, with a cell for each column. */
  void row(List<String> cells) {
    rows.add(cells.stream().map(cell -> cell.replace("|", "\\|")).toList());
  }

  /** The table. */
  String text() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], Math.max(2, row.get(c).length()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r).get(c);
        String space = " ".repeat(widths[c] - cell.length());
        text.append("| ").append(c < left ? cell + space : space + cell).append(' ');
      }
      text.append("|\n");
      if (r == 0) {
        rule(text, widths);
      }
    }
    return text.toString();
  }

  private void rule(StringBuilder text, int[] widths) {
    for (int c = 0; c < widths.length; c++) {
      text.append('|').append("-".repeat(widths[c] + 1)).append(c < left ? '-' : ':');
    }
    text.append("|\n");
  }
}
