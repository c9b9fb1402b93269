/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.awt.image.BufferedImage;
import java.util.BitSet;

/**
 * A picture in two colours. Pixel (0, 0) is the upper left one, x counts to the right and y
 * downwards; a set pixel is ink (black), all others are paper (white).
 */
public final class Bitmap {
  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  private final int width;
  private final int height;
  private final BitSet ink;

  /** An empty sheet of {@code width} x {@code height} pixels, both at least 1. */
  public Bitmap(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(width + " x " + height + " is no picture");
    }
    this.width = width;
    this.height = height;
    this.ink = new BitSet(width * height);
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Whether pixel (x, y) is ink; everything outside the sheet is paper. */
  public boolean ink(int x, int y) {
    return inside(x, y) && ink.get(y * width + x);
  }

  /** Makes pixel (x, y) ink or paper; does nothing outside the sheet. */
  public void set(int x, int y, boolean black) {
    if (inside(x, y)) {
      ink.set(y * width + x, black);
    }
  }

  private boolean inside(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height;
  }

  /** Number of ink pixels. */
  public int count() {
    return ink.cardinality();
  }

  /** The negative: ink and paper exchanged. */
  public Bitmap inverted() {
    Bitmap result = new Bitmap(width, height);
    result.ink.or(ink);
    result.ink.flip(0, width * height);
    return result;
  }

  /** The same picture with one bit a pixel, as ImageIO writes it. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, ink(x, y) ? BLACK : WHITE);
      }
    }
    return image;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bitmap that
        && width == that.width
        && height == that.height
        && ink.equals(that.ink);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + ink.hashCode();
  }

  @Override
  public String toString() {
    return width + " x " + height + " pixels, " + count() + " black";
  }
}
