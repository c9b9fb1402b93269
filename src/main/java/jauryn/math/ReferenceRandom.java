/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.core.source32.MersenneTwister;

/**
 * The random stream of the reference program: MT19937 words, and from them uniform, exponential and
 * normal numbers exactly as Boost 1.74 draws them.
 *
 * <p>Exponential and normal numbers use the ziggurat method (Marsaglia and Tsang 2000) with 256 and
 * 128 layers. One attempt takes two words: the first gives the layer and 24 bits, the second 29
 * more bits of the abscissa. The order of draws is part of the definition, since initial weights
 * must be equal to the reference's bit for bit.
 */
public final class ReferenceRandom {
  private static final int STATE_WORDS = 624;
  private static final int POSITION = STATE_WORDS * Integer.BYTES;
  private static final double TWO_POW_MINUS_24 = 0x1.0p-24;
  private static final double TWO_POW_MINUS_29 = 0x1.0p-29;
  private static final double TWO_POW_MINUS_32 = 0x1.0p-32;

  private final MersenneTwister generator = new MersenneTwister(new int[] {0});

  private int layerByte;

  /** A stream that starts from a 32-bit seed by the standard initialisation of MT19937. */
  public ReferenceRandom(int seed) {
    reseed(seed);
  }

  /** Starts the stream anew from {@code seed}. */
  public void reseed(int seed) {
    // The library seeds by array only. Its saved state begins with the words and their position, in
    // little-endian order; these are replaced, the rest (caches of bits) stays as it is when new.
    byte[] saved =
        ((RandomProviderDefaultState) new MersenneTwister(new int[1]).saveState()).getState();
    ByteBuffer state = ByteBuffer.wrap(saved).order(ByteOrder.LITTLE_ENDIAN);
    int word = seed;
    state.putInt(word);
    for (int i = 1; i < STATE_WORDS; i++) {
      word = 1812433253 * (word ^ (word >>> 30)) + i;
      state.putInt(word);
    }
    state.putInt(STATE_WORDS);
    generator.restoreState(new RandomProviderDefaultState(saved));
  }

  /** All that decides about the words to come. */
  public byte[] state() {
    return ((RandomProviderDefaultState) generator.saveState()).getState();
  }

  /** Goes on from a {@link #state()}; false, and nothing changed, if it cannot be one. */
  public boolean restore(byte[] state) {
    byte[] present = state();
    if (state.length != present.length) {
      return false;
    }
    int position = ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN).getInt(POSITION);
    if (position < 0 || position > STATE_WORDS) {
      return false;
    }
    generator.restoreState(new RandomProviderDefaultState(state));
    return true;
  }

  /** The next 32-bit word. */
  public int nextWord() {
    return generator.nextInt();
  }

  /** A uniform number in [0, 1) of 32 bits; takes one word. */
  public double nextUniform() {
    return (nextWord() & 0xffffffffL) * TWO_POW_MINUS_32;
  }

  /** An exponential number with mean one. */
  public double nextExponential() {
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
  public double nextNormal() {
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
