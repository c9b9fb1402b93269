/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/**
 * Draws hard-edged shapes on a {@link Bitmap}: one pixel wide lines, areas of ink or paper. Own
 * pixel loops instead of Java2D because the result has to be the same on every Java, and Java2D
 * promises nothing about which pixels a line without anti-aliasing touches.
 */
final class Pen {
  private final Bitmap sheet;

  Pen(Bitmap sheet) {
    this.sheet = sheet;
  }

  void dot(double x, double y) {
    sheet.set(pixel(x), pixel(y), true);
  }

  /** Line by Bresenham's algorithm, both ends included. */
  void line(double fromX, double fromY, double toX, double toY) {
    int x = pixel(fromX);
    int y = pixel(fromY);
    int endX = pixel(toX);
    int endY = pixel(toY);
    int dx = Math.abs(endX - x);
    int dy = -Math.abs(endY - y);
    int stepX = x < endX ? 1 : -1;
    int stepY = y < endY ? 1 : -1;
    int error = dx + dy;
    while (true) {
      sheet.set(x, y, true);
      if (x == endX && y == endY) {
        return;
      }
      int twice = 2 * error;
      if (twice >= dy) {
        error += dy;
        x += stepX;
      }
      if (twice <= dx) {
        error += dx;
        y += stepY;
      }
    }
  }

  /** All pixels from the upper left to the lower right corner, both included. */
  void fill(double left, double top, double right, double bottom, boolean ink) {
    for (int y = pixel(top); y <= pixel(bottom); y++) {
      for (int x = pixel(left); x <= pixel(right); x++) {
        sheet.set(x, y, ink);
      }
    }
  }

  /** Outline of a rectangle on fresh paper. */
  void box(double left, double top, double right, double bottom) {
    fill(left, top, right, bottom, false);
    line(left, top, right, top);
    line(left, bottom, right, bottom);
    line(left, top, left, bottom);
    line(right, top, right, bottom);
  }

  /**
   * A round-headed opening: an upright rectangle under half a circle (an ellipse where the view
   * narrows it). {@code top} is the crown of the arch.
   */
  void arch(double centre, double halfWidth, double top, double bottom, double rise, boolean ink) {
    for (int y = pixel(top); y <= pixel(bottom); y++) {
      double above = Math.min(1, Math.max(0, (top + rise - y) / (rise + 0.5)));
      double half = halfWidth * Math.sqrt(1 - above * above);
      for (int x = pixel(centre - half); x <= pixel(centre + half); x++) {
        sheet.set(x, y, ink);
      }
    }
  }

  private static int pixel(double coordinate) {
    return (int) Math.floor(coordinate + 0.5);
  }
}
