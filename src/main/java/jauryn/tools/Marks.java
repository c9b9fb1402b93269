/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import org.jfree.pdf.PDFGraphics2D;
import org.jfree.svg.SVGGraphics2D;

/**
 * Collects marks of one size and colour and draws many at a time: as rectangles on pixels, as one
 * path of short lines in a vector file, which takes far less room.
 */
final class Marks {
  private static final int MARKS_PER_PATH = 5000;

  private final Graphics2D g;
  private final Color colour;
  private final double width;
  private final double height;
  private Path2D path = new Path2D.Double();
  private int waiting;

  /** Whether {@code g} keeps shapes and not pixels. */
  private final boolean vector;

  Marks(Graphics2D g, Color colour, double width, double height) {
    this.g = g;
    this.colour = colour;
    this.width = width;
    this.height = height;
    vector = g instanceof SVGGraphics2D || g instanceof PDFGraphics2D;
  }

  void add(double left, double middle) {
    if (vector) {
      path.moveTo(left, middle);
      path.lineTo(left + width, middle);
      if (++waiting == MARKS_PER_PATH) {
        flush();
      }
    } else {
      g.setColor(colour);
      int y = (int) Math.floor(middle - height / 2);
      g.fillRect((int) Math.floor(left), y, (int) Math.ceil(width), (int) Math.ceil(height));
    }
  }

  void flush() {
    if (waiting > 0) {
      g.setColor(colour);
      g.setStroke(new BasicStroke((float) height, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
      g.draw(path);
      g.setStroke(new BasicStroke(1));
      path = new Path2D.Double();
      waiting = 0;
    }
  }
}
