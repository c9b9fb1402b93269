/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * The two axes of a plot on a sheet, and what is drawn between them. Colours are those of M. Okabe
 * and K. Ito, Color universal design (2008), which colour-blind readers can tell apart.
 *
 * @param x the horizontal axis, from the left to the right edge of the plot
 * @param y the vertical axis, from the lower to the upper edge
 */
record PlotAxes(Scale x, Scale y) {
  static final Color INK = new Color(0x111111);
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final List<Color> COLOURS =
      List.of(
          new Color(0x0072b2),
          new Color(0xd55e00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0x56b4e9),
          new Color(0xe69f00),
          new Color(0x000000));

  /** How far the axes are from what is drawn. */
  private static final int GAP = 6;

  private static final int TICK = 5;
  private static final Color AXES = new Color(0x555555);
  private static final Color MARK = new Color(0x999999);

  /** A blank sheet. */
  static void blank(Graphics2D g, int width, int height) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setFont(FONT);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.setColor(INK);
  }

  /** Draws both axes with {@code columns} and {@code rows} as labels, and the name of the lower. */
  void draw(Graphics2D g, List<Double> columns, List<Double> rows, String name) {
    g.setColor(AXES);
    int left = (int) x.from();
    int right = (int) x.to();
    int bottom = (int) y.from();
    g.drawLine(left - GAP, (int) y.to(), left - GAP, bottom);
    g.drawLine(left, bottom + GAP, right, bottom + GAP);
    FontMetrics metrics = g.getFontMetrics();
    for (double tick : rows) {
      int at = (int) Math.round(y.at(tick));
      g.drawLine(left - GAP - TICK, at, left - GAP, at);
      String label = SixDigits.of(tick);
      g.drawString(
          label, left - 10 - TICK - metrics.stringWidth(label), at + metrics.getAscent() / 2 - 1);
    }
    for (double tick : columns) {
      int at = (int) Math.round(x.at(tick));
      g.drawLine(at, bottom + GAP, at, bottom + GAP + TICK);
      String label = SixDigits.of(tick);
      g.drawString(label, at - metrics.stringWidth(label) / 2, bottom + 12 + metrics.getAscent());
    }
    int middle = left + (right - left - metrics.stringWidth(name)) / 2;
    g.drawString(name, middle, bottom + 16 + 2 * metrics.getAscent());
  }

  /** A dashed vertical line with a word, on its left where there is no room on its right. */
  void mark(Graphics2D g, double at, String word) {
    float[] dashes = {3, 4};
    g.setColor(MARK);
    g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0));
    g.draw(new Line2D.Double(x.at(at), y.to(), x.at(at), y.from()));
    g.setStroke(new BasicStroke(1));
    g.setColor(AXES);
    int width = g.getFontMetrics().stringWidth(word);
    boolean room = x.at(at) + 6 + width <= x.to() || x.at(at) - 6 - width < x.from();
    g.drawString(word, (int) x.at(at) + (room ? 6 : -6 - width), (int) y.to() + 12);
  }

  /** A line through points, with gaps where an axis has no place for them. */
  Path2D path(double[] columns, double[] rows) {
    Path2D path = new Path2D.Double();
    boolean drawing = false;
    for (int k = 0; k < rows.length; k++) {
      double atX = x.at(columns[k]);
      double atY = y.at(rows[k]);
      if (!Double.isFinite(atX) || !Double.isFinite(atY)) {
        drawing = false; // a zero has no place on a logarithmic axis: a gap
      } else if (drawing) {
        path.lineTo(atX, atY);
      } else {
        path.moveTo(atX, atY);
        path.lineTo(atX, atY); // so that a single point can be seen
        drawing = true;
      }
    }
    return path;
  }
}
