/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Learning curves as a picture, one below the other in the legend as on the command line. After
 * seven runs colours return with dashes.
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

  private final List<ErrorCurve> curves;
  private final PlotAxes axes;

  /** Draws on a logarithmic axis or one that starts at 0. */
  CurveFigure(List<ErrorCurve> curves, boolean logarithmic) {
    super("Learning curves");
    this.curves = List.copyOf(curves);
    axes =
        new PlotAxes(
            ErrorCurve.blockScale(curves, LEFT, LEFT + PLOT_WIDTH),
            ErrorCurve.errorScale(curves, logarithmic, TOP + PLOT_HEIGHT, TOP));
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
    PlotAxes.blank(g, WIDTH, height());
    g.drawString("Mean square error before each block", LEFT, 20);
    axes.draw(g, axes.x().wholeTicks(10), axes.y().ticks(10), "block");
    drops(g);
    for (int k = 0; k < curves.size(); k++) {
      ErrorCurve curve = curves.get(k);
      g.setColor(PlotAxes.COLOURS.get(k % PlotAxes.COLOURS.size()));
      g.setStroke(stroke(k));
      g.draw(axes.path(Arrays.stream(curve.blocks()).asDoubleStream().toArray(), curve.errors()));
      int y = TOP + PLOT_HEIGHT + AXIS + LINE * k;
      g.draw(new Line2D.Double(LEFT, y - 5, LEFT + 28, y - 5));
      g.setStroke(new BasicStroke(1));
      g.setColor(PlotAxes.INK);
      g.drawString(curve.name(), LEFT + 38, y);
    }
  }

  private static BasicStroke stroke(int curve) {
    int round = curve / PlotAxes.COLOURS.size();
    float[] dashes = round == 0 ? null : new float[] {8f / round, 4};
    return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private void drops(Graphics2D g) {
    TreeSet<Integer> blocks = new TreeSet<>();
    curves.forEach(curve -> blocks.addAll(curve.drops()));
    for (int block : blocks) {
      if (block <= axes.x().high()) {
        axes.mark(g, block, "learning rate lowered");
      }
    }
  }
}
