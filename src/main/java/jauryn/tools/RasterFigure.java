/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import java.util.Locale;

/**
 * A spike raster: layers stacked over one time axis, one mark per spike, neuron 0 at the bottom of
 * its layer. Spikes are black; the target lies under them in light blue, which stays visible to
 * colour-blind readers and in print because it differs in lightness. No frames and no grid: the
 * axes end where the data end.
 */
final class RasterFigure extends Figure {
  private static final int WIDTH = 1200;

  private static final int LEFT = 74;
  private static final int RIGHT = 16;
  private static final int TITLE = 34;
  private static final int BOTTOM = 50;
  private static final int PLOT = WIDTH - LEFT - RIGHT;
  private static final int TICK = 5;

  private static final Color SPIKES = new Color(0x111111);
  private static final Color TARGET = new Color(0xabd3ea);
  private static final Color AXIS = new Color(0x555555);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

  private final List<RasterPanel> panels;
  private final long from;
  private final long to;
  private final double stepsPerSecond;

  /** The window is {@code [from, to)} in steps. */
  RasterFigure(List<RasterPanel> panels, long from, long to, double stepsPerSecond) {
    super("Spike raster");
    this.panels = List.copyOf(panels);
    this.from = from;
    this.to = to;
    this.stepsPerSecond = stepsPerSecond;
  }

  @Override
  int width() {
    return WIDTH;
  }

  @Override
  int height() {
    return BOTTOM + panels.stream().mapToInt(panel -> TITLE + panel.height()).sum();
  }

  @Override
  void draw(Graphics2D g) {
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(FONT);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, height());
    int top = 0;
    for (RasterPanel panel : panels) {
      top += TITLE;
      draw(g, panel, top);
      top += panel.height();
    }
    timeAxis(g, top);
  }

  private void draw(Graphics2D g, RasterPanel panel, int top) {
    double pitch = (double) panel.height() / panel.neurons();
    double size = Math.max(1, Math.min(pitch, 4));
    int bottom = top + panel.height();
    panel
        .target()
        .ifPresent(
            target -> {
              Marks under = new Marks(g, TARGET, size + 2, size);
              target.forEach(
                  from,
                  to,
                  (step, neuron) -> under.add(x(step) - 1, bottom - (neuron + 0.5) * pitch));
              under.flush();
            });
    Marks marks = new Marks(g, SPIKES, Math.min(size, 2), Math.min(size, 3));
    long[] count = new long[1];
    panel.forEach(
        from,
        to,
        (step, neuron) -> {
          count[0]++;
          marks.add(x(step), bottom - (neuron + 0.5) * pitch);
        });
    marks.flush();
    neuronAxis(g, panel, top, pitch);
    g.setColor(SPIKES);
    double rate = count[0] * stepsPerSecond / (to - from) / panel.neurons();
    String noun = panel.neurons() == 1 ? "neuron" : "neurons";
    String title =
        String.format(
            Locale.ROOT, "%s: %d %s, %.1f Hz", panel.title(), panel.neurons(), noun, rate);
    g.drawString(title, LEFT, top - 10);
    if (panel.target().isPresent()) {
      int after = LEFT + g.getFontMetrics().stringWidth(title + "     ");
      g.setColor(TARGET);
      g.fillRect(after, top - 20, 12, 12);
      g.setColor(SPIKES);
      g.drawString("target", after + 18, top - 10);
    }
  }

  private double x(long step) {
    return LEFT + (double) (step - from) * PLOT / (to - from);
  }

  private void neuronAxis(Graphics2D g, RasterPanel panel, int top, double pitch) {
    int bottom = top + panel.height();
    g.setColor(AXIS);
    g.drawLine(LEFT - 4, top, LEFT - 4, bottom);
    FontMetrics metrics = g.getFontMetrics();
    long unit =
        Math.max(1, (long) Scale.niceStep(panel.neurons(), Math.max(1, panel.height() / 45)));
    for (long neuron = 0; neuron < panel.neurons(); neuron += unit) {
      int y = (int) Math.round(bottom - (neuron + 0.5) * pitch);
      g.drawLine(LEFT - 4 - TICK, y, LEFT - 4, y);
      String label = Long.toString(neuron);
      int right = LEFT - 8 - TICK;
      g.drawString(label, right - metrics.stringWidth(label), y + metrics.getAscent() / 2 - 1);
    }
    if (panel.height() < metrics.stringWidth("neuron")) {
      return;
    }
    Graphics2D turned = (Graphics2D) g.create();
    turned.translate(18, (top + bottom) / 2);
    turned.rotate(-Math.PI / 2);
    turned.drawString("neuron", -metrics.stringWidth("neuron") / 2, 0);
    turned.dispose();
  }

  private void timeAxis(Graphics2D g, int top) {
    int y = top + 4;
    g.setColor(AXIS);
    g.drawLine(LEFT, y, LEFT + PLOT, y);
    FontMetrics metrics = g.getFontMetrics();
    double start = from / stepsPerSecond;
    double end = to / stepsPerSecond;
    Scale scale = Scale.linear(start, end, LEFT, LEFT + PLOT);
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(Scale.niceStep(end - start, 8)) - 1e-9));
    for (double tick : scale.ticks(8)) {
      int x = (int) Math.round(scale.at(tick));
      g.drawLine(x, y, x, y + TICK);
      String label = String.format(Locale.ROOT, "%." + decimals + "f", tick);
      g.drawString(label, x - metrics.stringWidth(label) / 2, y + TICK + metrics.getAscent() + 2);
    }
    String name = "time (s)";
    g.drawString(name, LEFT + (PLOT - metrics.stringWidth(name)) / 2, y + BOTTOM - 9);
  }
}
