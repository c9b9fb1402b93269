/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** A picture of one or several plots beside one another, with a title and a text below. */
public final class Plot extends Figure {
  private static final int PANEL_WIDTH = 430;
  private static final int MOST_COLUMNS = 3;
  private static final int LEFT = 78;
  private static final int RIGHT = 18;
  private static final int TOP = 62;
  private static final int PLOT_HEIGHT = 270;
  private static final int AXIS = 62;
  private static final int LINE = 20;
  private static final int HEAD = 38;
  private static final int PIXELS = 2;
  private static final double DOT = 2.5;

  private final String title;
  private final List<PlotPanel> panels;
  private final List<String> caption;

  /**
   * A picture.
   *
   * @param title above it
   * @param panels in rows of three at most
   * @param caption paragraphs below
   */
  public Plot(String title, List<PlotPanel> panels, List<String> caption) {
    super(title);
    this.title = title;
    this.panels = List.copyOf(panels);
    this.caption = List.copyOf(caption);
  }

  /** Writes the picture as the end of the name says: .png, .svg or .pdf. */
  public void write(Path file) {
    WholeFile.write(file, bytes(FileKind.of(file, KINDS), PIXELS));
  }

  private int columns() {
    return Math.min(MOST_COLUMNS, panels.size());
  }

  private int rowHeight() {
    int legend = panels.stream().mapToInt(panel -> legend(panel).size()).max().orElse(0);
    return TOP + PLOT_HEIGHT + AXIS + LINE * legend;
  }

  @Override
  int width() {
    return PANEL_WIDTH * columns();
  }

  @Override
  int height() {
    int rows = (panels.size() + columns() - 1) / columns();
    // Without a sheet to draw on, letters are taken to be 7 wide: a line more rather than less.
    int lines = wrapped(text -> 7 * text.length()).size();
    return HEAD + rows * rowHeight() + LINE * lines + LINE;
  }

  @Override
  void draw(Graphics2D g) {
    PlotAxes.blank(g, width(), height());
    g.setFont(PlotAxes.FONT.deriveFont(Font.BOLD, 16));
    g.drawString(title, 20, 26);
    g.setFont(PlotAxes.FONT);
    for (int k = 0; k < panels.size(); k++) {
      int left = k % columns() * PANEL_WIDTH;
      int top = HEAD + k / columns() * rowHeight();
      draw(g, panels.get(k), left, top);
    }
    int rows = (panels.size() + columns() - 1) / columns();
    int at = HEAD + rows * rowHeight() + LINE;
    FontMetrics metrics = g.getFontMetrics();
    for (String line : wrapped(metrics::stringWidth)) {
      g.drawString(line, 20, at);
      at += LINE;
    }
  }

  private List<String> wrapped(Function<String, Integer> width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : caption) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ")) {
        if (line.length() > 0 && width.apply(line + " " + word) > width() - 40) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.length() > 0 ? " " : "").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static void draw(Graphics2D g, PlotPanel panel, int left, int top) {
    int bottom = top + TOP + PLOT_HEIGHT;
    PlotAxes axes =
        new PlotAxes(
            scale(panel, PlotLine::x, panel.logX(), left + LEFT, left + PANEL_WIDTH - RIGHT, false),
            scale(panel, PlotLine::y, panel.logY(), bottom, top + TOP, true));
    g.setColor(PlotAxes.INK);
    g.drawString(panel.title(), left + LEFT, top + 20);
    g.setFont(PlotAxes.FONT.deriveFont(12f));
    g.drawString(panel.yName(), left + 20, top + 44);
    axes.draw(g, axes.x().ticks(6), axes.y().ticks(8), panel.xName());
    panel.marks().forEach((at, word) -> axes.mark(g, at, word));
    g.setFont(PlotAxes.FONT);
    for (PlotLine line : panel.lines()) {
      draw(g, axes, line);
    }
    int at = bottom + AXIS;
    for (PlotLine line : legend(panel)) {
      sample(g, line, left + LEFT, at - 5);
      g.setStroke(new BasicStroke(1));
      g.setColor(PlotAxes.INK);
      g.drawString(line.name(), left + LEFT + 38, at);
      at += LINE;
    }
  }

  private static List<PlotLine> legend(PlotPanel panel) {
    return panel.lines().stream().filter(line -> !line.name().isEmpty()).toList();
  }

  /** An axis with room for all lines. */
  private static Scale scale(
      PlotPanel panel,
      Function<PlotLine, double[]> values,
      boolean logarithmic,
      int from,
      int to,
      boolean fromZero) {
    double[] all =
        panel.lines().stream()
            .flatMapToDouble(line -> Arrays.stream(values.apply(line)))
            .filter(Double::isFinite)
            .toArray();
    if (logarithmic) {
      return Scale.logarithmic(all, from, to);
    }
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(1);
    return Scale.linear(fromZero ? Math.min(0, low) : low, high, from, to);
  }

  private static void draw(Graphics2D g, PlotAxes axes, PlotLine line) {
    prepare(g, line);
    if (line.style() != PlotLine.Style.DOTS) {
      g.draw(axes.path(line.x(), line.y()));
    }
    if (line.style() == PlotLine.Style.DOTS || line.style() == PlotLine.Style.MARKED) {
      for (int k = 0; k < line.x().length; k++) {
        dot(g, axes.x().at(line.x()[k]), axes.y().at(line.y()[k]));
      }
    }
  }

  private static void sample(Graphics2D g, PlotLine line, double atX, double atY) {
    prepare(g, line);
    if (line.style() == PlotLine.Style.DOTS) {
      dot(g, atX + 14, atY);
    } else {
      g.draw(new Line2D.Double(atX, atY, atX + 28, atY));
    }
  }

  private static void dot(Graphics2D g, double atX, double atY) {
    if (Double.isFinite(atX) && Double.isFinite(atY)) {
      g.fill(new Ellipse2D.Double(atX - DOT, atY - DOT, 2 * DOT, 2 * DOT));
    }
  }

  private static void prepare(Graphics2D g, PlotLine line) {
    g.setColor(PlotAxes.COLOURS.get(line.colour() % PlotAxes.COLOURS.size()));
    float[] dashes = line.style() == PlotLine.Style.DASHED ? new float[] {6, 4} : null;
    float width = line.style() == PlotLine.Style.THIN ? 0.7f : 2;
    g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
  }
}
