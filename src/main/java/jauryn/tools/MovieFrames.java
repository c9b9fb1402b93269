/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a loop of the output, over its target if wanted, with the learning curve so far below it.
 * Six colours, which keeps the file small; they are those of {@link RasterFigure}.
 */
final class MovieFrames {
  static final int WIDTH = 800;
  static final int HEIGHT = 600;

  private static final int LEFT = 64;
  private static final int RIGHT = 24;
  private static final int TOP = 44;
  private static final int RASTER = 400;
  private static final int CURVE_TOP = 512;
  private static final int CURVE = 64;
  private static final int PLOT = WIDTH - LEFT - RIGHT;

  private static final Color INK = new Color(0x111111);
  private static final Color TARGET = new Color(0xabd3ea);
  private static final Color AXIS = new Color(0x555555);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Font LARGE = new Font(Font.SANS_SERIF, Font.PLAIN, 18);

  /** The colours used and two greys for the edges of letters. */
  private static final int[] PALETTE = {
    0xffffff, 0x111111, 0xabd3ea, 0x555555, 0x999999, 0xcccccc, 0x333333, 0x777777
  };

  private final Training training;
  private final long[] loops;
  private final double[] errors;
  private final boolean showTarget;
  private final List<String> captions = new ArrayList<>();

  /**
   * Frames of some loops.
   *
   * @param loops increasing, at least one
   * @param errors mean square error of each of these loops; empty without a target
   * @param showTarget whether the target lies under the spikes
   */
  MovieFrames(Training training, long[] loops, double[] errors, boolean showTarget) {
    this.showTarget = showTarget;
    this.training = training;
    this.loops = loops.clone();
    this.errors = errors.clone();
    for (int k = 0; k < loops.length; k++) {
      double end = training.endSeconds(loops[k]);
      captions.add(
          String.format(Locale.ROOT, "t = %.1f s", end)
              + (errors.length == 0 ? "" : "     mean square error " + brief(errors[k])));
    }
  }

  /** Time at the end of the loop and its error, as written above frame {@code k}. */
  String caption(int k) {
    return captions.get(k);
  }

  static String brief(double error) {
    return String.format(Locale.ROOT, error >= 99.95 ? "%.0f" : "%.1f", error);
  }

  BufferedImage draw(int k) {
    int[] colours = new int[16];
    System.arraycopy(PALETTE, 0, colours, 0, PALETTE.length);
    for (int c = PALETTE.length; c < colours.length; c++) {
      colours[c] = PALETTE[0];
    }
    IndexColorModel palette =
        new IndexColorModel(4, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, palette);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    raster(g, training.start(loops[k]));
    g.setFont(LARGE);
    g.setColor(INK);
    g.drawString(caption(k), LEFT, 28);
    if (errors.length > 1) {
      curve(g, k);
    }
    g.dispose();
    return image;
  }

  private void raster(Graphics2D g, long from) {
    RasterPanel output = training.output();
    long to = from + training.period();
    double pitch = (double) RASTER / output.neurons();
    double size = Math.max(1, Math.min(pitch, 4));
    double scale = (double) PLOT / training.period();
    int bottom = TOP + RASTER;
    Marks under = new Marks(g, TARGET, size + 2, size);
    training
        .target()
        .filter(target -> showTarget)
        .ifPresent(
            target ->
                target.forEach(
                    from,
                    to,
                    (step, neuron) ->
                        under.add(
                            LEFT + (step - from) * scale - 1, bottom - (neuron + 0.5) * pitch)));
    Marks marks = new Marks(g, INK, 2, Math.min(size, 3));
    output.forEach(
        from,
        to,
        (step, neuron) -> marks.add(LEFT + (step - from) * scale, bottom - (neuron + 0.5) * pitch));
    g.setFont(FONT);
    g.setColor(AXIS);
    double seconds = training.period() / training.stepsPerSecond();
    for (double tick : Scale.linear(0, seconds, 0, 1).ticks(8)) {
      int x = (int) Math.round(LEFT + tick / seconds * PLOT);
      g.drawLine(x, bottom + 4, x, bottom + 8);
      centred(g, SixDigits.of(tick), x, bottom + 22);
    }
    g.drawLine(LEFT, bottom + 4, LEFT + PLOT, bottom + 4);
    centred(g, "time in the loop (s)", LEFT + PLOT / 2, bottom + 40);
    g.drawLine(LEFT - 4, TOP, LEFT - 4, bottom);
    for (double tick : Scale.linear(0, output.neurons() - 1.0, 0, 1).ticks(8)) {
      int y = (int) Math.round(bottom - (tick + 0.5) * pitch);
      g.drawLine(LEFT - 8, y, LEFT - 4, y);
      String label = SixDigits.of(tick);
      g.drawString(label, LEFT - 12 - g.getFontMetrics().stringWidth(label), y + 5);
    }
    Graphics2D turned = (Graphics2D) g.create();
    turned.translate(18, TOP + RASTER / 2);
    turned.rotate(-Math.PI / 2);
    centred(turned, "output neuron", 0, 0);
    turned.dispose();
  }

  private void curve(Graphics2D g, int now) {
    double end = training.endSeconds(loops[loops.length - 1]);
    Scale x = Scale.linear(0, end, LEFT, LEFT + PLOT);
    Scale y = Scale.logarithmic(errors, CURVE_TOP + CURVE, CURVE_TOP);
    g.setFont(FONT);
    g.setColor(AXIS);
    int bottom = CURVE_TOP + CURVE;
    g.drawString("mean square error", LEFT, CURVE_TOP - 16);
    g.drawLine(LEFT, bottom + 4, LEFT + PLOT, bottom + 4);
    for (double tick : y.ticks(3)) {
      String label = SixDigits.of(tick);
      int width = g.getFontMetrics().stringWidth(label);
      g.drawString(label, LEFT - 12 - width, (int) y.at(tick) + 5);
    }
    for (double tick : x.ticks(6)) {
      g.drawLine((int) x.at(tick), bottom + 4, (int) x.at(tick), bottom + 8);
      String unit = tick == 0 ? " s" : "";
      centred(g, SixDigits.of(tick) + unit, (int) x.at(tick), bottom + 22);
    }
    Path2D path = new Path2D.Double();
    for (int k = 0; k <= now; k++) {
      double at = x.at(training.endSeconds(loops[k]));
      double error = y.at(errors[k]);
      if (!Double.isFinite(error)) {
        continue; // a loop without errors has no place on a logarithmic axis
      }
      if (path.getCurrentPoint() == null) {
        path.moveTo(at, error);
      } else {
        path.lineTo(at, error);
      }
    }
    g.setColor(INK);
    g.setStroke(new BasicStroke(2));
    g.draw(path);
    if (Double.isFinite(y.at(errors[now]))) {
      int left = (int) Math.round(x.at(training.endSeconds(loops[now]))) - 4;
      g.fillOval(left, (int) Math.round(y.at(errors[now])) - 4, 9, 9);
    }
  }

  private static void centred(Graphics2D g, String text, int x, int y) {
    g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
  }
}
