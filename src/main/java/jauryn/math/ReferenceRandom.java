/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.core.source32.MersenneTwister;

/**
 * The random stream of the reference program: MT19937 words, and numbers drawn from them one after
 * the other. The order of draws is part of the definition, since initial weights must be equal to
 * the reference's bit for bit.
 */
public final class ReferenceRandom extends ZigguratRandom {
  private static final int STATE_WORDS = 624;
  private static final int POSITION = STATE_WORDS * Integer.BYTES;

  private final MersenneTwister generator = new MersenneTwister(new int[] {0});

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

  @Override
  public int nextWord() {
    return generator.nextInt();
  }
}
