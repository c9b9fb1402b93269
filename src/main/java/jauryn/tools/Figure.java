/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import org.jfree.pdf.PDFDocument;
import org.jfree.pdf.PDFHints;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;

/** A picture on one sheet that can be kept as pixels or lines. */
abstract class Figure {
  /** Endings of the files {@link #bytes} makes. */
  static final String[] KINDS = {".png", ".svg", ".pdf"};

  private final String title;

  /** A figure; its title is kept where a file format has a place for it. */
  Figure(String title) {
    this.title = title;
  }

  /** Width of the layout. */
  abstract int width();

  /** Height of the layout. */
  abstract int height();

  /** Draws the whole sheet. */
  abstract void draw(Graphics2D g);

  /** The figure as a file of one of the {@link #KINDS}; {@code scale} as in {@link #image}. */
  final byte[] bytes(String kind, int scale) {
    return switch (kind) {
      case ".svg" -> svg().getBytes(StandardCharsets.UTF_8);
      case ".pdf" -> pdf();
      default -> Pictures.png(image(scale));
    };
  }

  /** The figure as pixels, {@code scale} of them to one of the layout. */
  final BufferedImage image(int scale) {
    BufferedImage image =
        new BufferedImage(width() * scale, height() * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    draw(g);
    g.dispose();
    return image;
  }

  private String svg() {
    SVGGraphics2D g = new SVGGraphics2D(width(), height());
    g.setRenderingHint(SVGHints.KEY_ELEMENT_TITLE, title);
    g.setGeomDoubleConverter(value -> Double.toString(Math.rint(value * 10) / 10));
    g.setFontFunction(family -> "sans-serif");
    g.setDefsKeyPrefix("figure"); // the default is the time of day
    draw(g);
    return g.getSVGDocument();
  }

  private byte[] pdf() {
    PDFDocument document = new PDFDocument();
    document.setTitle(title);
    Rectangle2D sheet = new Rectangle2D.Double(0, 0, width(), height());
    Graphics2D g = document.createPage(sheet).getGraphics2D();
    // As shapes: as text, JFreePDF would write names of folders unescaped and in Latin 1.
    g.setRenderingHint(PDFHints.KEY_DRAW_STRING_TYPE, PDFHints.VALUE_DRAW_STRING_TYPE_VECTOR);
    draw(g);
    return document.getPDFBytes();
  }
}
