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
import java.util.TreeSet;

/**
 * Learning curves as a picture, one below the other in the legend as on the command line. Colours
 * are those of M. Okabe and K. Ito, Color universal design (2008), which colour-blind readers can
 * tell apart; after seven runs they return with dashes.
 */
final class CurveFigure extends Figure {
  private static final int WIDTH = 900;
  private static final int LEFT = 84;
  private static final int RIGHT = 24;
  private static final int TOP = 44;
  private static final int PLOT_WIDTH = WIDTH - LEFT - RIGHT;
  private static final int PLOT_HEIGHT = 400;
  private static final int AXIS = 62;
  private static final int LINE = 22;
  private static final int TICK = 5;
  private static final Color INK = new Color(0x111111);
  private static final Color AXES = new Color(0x555555);
  private static final Color DROP = new Color(0x999999);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072b2),
          new Color(0xd55e00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0x56b4e9),
          new Color(0xe69f00),
          new Color(0x000000));

  private final List<ErrorCurve> curves;
  private final Scale x;
  private final Scale y;

  /** Draws on a logarithmic axis or one that starts at 0. */
  CurveFigure(List<ErrorCurve> curves, boolean logarithmic) {
    super("Learning curves");
    this.curves = List.copyOf(curves);
    x = ErrorCurve.blockScale(curves, LEFT, LEFT + PLOT_WIDTH);
    y = ErrorCurve.errorScale(curves, logarithmic, TOP + PLOT_HEIGHT, TOP);
  }

  @Override
  int width() {
    return WIDTH;
  }

  @Override
  int height() {
    return TOP + PLOT_HEIGHT + AXIS + LINE * curves.size();
  }

  @Override
  void draw(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setFont(FONT);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, height());
    g.setColor(INK);
    g.drawString("Mean square error before each block", LEFT, 20);
    axes(g);
    drops(g);
    for (int k = 0; k < curves.size(); k++) {
      g.setColor(COLOURS.get(k % COLOURS.size()));
      g.setStroke(stroke(k));
      g.draw(path(curves.get(k)));
      int y = TOP + PLOT_HEIGHT + AXIS + LINE * k;
      g.draw(new Line2D.Double(LEFT, y - 5, LEFT + 28, y - 5));
      g.setStroke(new BasicStroke(1));
      g.setColor(INK);
      g.drawString(curves.get(k).name(), LEFT + 38, y);
    }
  }

  private static BasicStroke stroke(int curve) {
    int round = curve / COLOURS.size();
    float[] dashes = round == 0 ? null : new float[] {8f / round, 4};
    return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private Path2D path(ErrorCurve curve) {
    Path2D path = new Path2D.Double();
    boolean drawing = false;
    for (int k = 0; k < curve.errors().length; k++) {
      double atX = x.at(curve.blocks()[k]);
      double atY = y.at(curve.errors()[k]);
      if (!Double.isFinite(atY)) {
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

  private void axes(Graphics2D g) {
    g.setColor(AXES);
    int bottom = TOP + PLOT_HEIGHT;
    g.drawLine(LEFT - 6, TOP, LEFT - 6, bottom);
    g.drawLine(LEFT, bottom + 6, LEFT + PLOT_WIDTH, bottom + 6);
    FontMetrics metrics = g.getFontMetrics();
    for (double tick : y.ticks(10)) {
      int at = (int) Math.round(y.at(tick));
      g.drawLine(LEFT - 6 - TICK, at, LEFT - 6, at);
      String label = SixDigits.of(tick);
      g.drawString(
          label, LEFT - 10 - TICK - metrics.stringWidth(label), at + metrics.getAscent() / 2 - 1);
    }
    for (double tick : x.wholeTicks(10)) {
      int at = (int) Math.round(x.at(tick));
      g.drawLine(at, bottom + 6, at, bottom + 6 + TICK);
      String label = SixDigits.of(tick);
      g.drawString(label, at - metrics.stringWidth(label) / 2, bottom + 12 + metrics.getAscent());
    }
    String name = "block";
    int middle = LEFT + (PLOT_WIDTH - metrics.stringWidth(name)) / 2;
    g.drawString(name, middle, bottom + 16 + 2 * metrics.getAscent());
  }

  private void drops(Graphics2D g) {
    TreeSet<Integer> blocks = new TreeSet<>();
    curves.forEach(curve -> blocks.addAll(curve.drops()));
    float[] dashes = {3, 4};
    for (int block : blocks) {
      if (block <= x.high()) {
        g.setColor(DROP);
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0));
        g.draw(new Line2D.Double(x.at(block), TOP, x.at(block), TOP + PLOT_HEIGHT));
        g.setStroke(new BasicStroke(1));
        g.setColor(AXES);
        g.drawString("learning rate lowered", (int) x.at(block) + 6, TOP + 12);
      }
    }
  }
}
