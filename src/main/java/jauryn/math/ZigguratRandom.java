/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Uniform, exponential and normal numbers out of 32-bit words, exactly as Boost 1.74 draws them
 * from a generator of such words.
 *
 * <p>Exponential and normal numbers use the ziggurat method (Marsaglia and Tsang 2000) with 256 and
 * 128 layers. One attempt takes two words: the first gives the layer and 24 bits, the second 29
 * more bits of the abscissa.
 */
public abstract class ZigguratRandom {
  private static final double TWO_POW_MINUS_24 = 0x1.0p-24;
  private static final double TWO_POW_MINUS_29 = 0x1.0p-29;
  private static final double TWO_POW_MINUS_32 = 0x1.0p-32;

  private int layerByte;

  /** For subclasses, which are streams of words. */
  protected ZigguratRandom() {}

  /** The next 32-bit word. */
  public abstract int nextWord();

  /** A uniform number in [0, 1) of 32 bits; takes one word. */
  public final double nextUniform() {
    return (nextWord() & 0xffffffffL) * TWO_POW_MINUS_32;
  }

  /** An exponential number with mean one. */
  public final double nextExponential() {
    double shift = 0.0;
    while (true) {
      double r = nextLayerAndFraction();
      int layer = layerByte;
      double x = r * Ziggurat.EXPONENTIAL.x(layer);
      if (x < Ziggurat.EXPONENTIAL.x(layer + 1)) {
        return shift + x;
      }
      if (layer == 0) {
        shift += Ziggurat.EXPONENTIAL.x(1);
      } else if (Ziggurat.EXPONENTIAL.acceptsUnderConvexDensity(layer, x, nextUniform())) {
        return shift + x;
      }
    }
  }

  /** A normal number with mean zero and standard deviation one. */
  public final double nextNormal() {
    while (true) {
      double r = nextLayerAndFraction();
      int sign = (layerByte & 1) == 1 ? 1 : -1;
      int layer = layerByte >> 1;
      double x = r * Ziggurat.NORMAL.x(layer);
      if (x < Ziggurat.NORMAL.x(layer + 1)) {
        return sign * x;
      }
      if (layer == 0) {
        return sign * nextNormalTail();
      }
      if (Ziggurat.NORMAL.acceptsUnderNormalDensity(layer, x, nextUniform())) {
        return sign * x;
      }
    }
  }

  private double nextNormalTail() {
    double start = Ziggurat.NORMAL.x(1);
    while (true) {
      double a = nextExponential() / start;
      double c = nextExponential();
      if (2 * c > a * a) {
        return a + start;
      }
    }
  }

  /**
   * Draws two words; leaves the low byte of the first in {@link #layerByte}, returns 53 bits in [0,
   * 1).
   */
  private double nextLayerAndFraction() {
    int first = nextWord();
    int second = nextWord();
    layerByte = first & 0xff;
    return ((first >>> 8) * TWO_POW_MINUS_24 + (second & 0x1fffffff)) * TWO_POW_MINUS_29;
  }
}
