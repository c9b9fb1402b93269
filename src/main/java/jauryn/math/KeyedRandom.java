/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import java.nio.charset.StandardCharsets;

/**
 * A random stream named by a key: the same key gives the same numbers, and different keys streams
 * that have nothing to do with one another. A key can be a seed, the number of a neuron and a
 * purpose, so that what is drawn for a neuron does not depend on which rank draws it, nor on what
 * was drawn before.
 *
 * <p>The words are the upper halves of SplitMix64 (Steele, Lea and Flood 2014), started where a
 * hash of the key says. A stream is one number of state, cheap to make anew for every row of a
 * matrix.
 */
public final class KeyedRandom extends ZigguratRandom {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long state;

  private KeyedRandom(long state) {
    this.state = state;
  }

  /** The stream of a key. */
  public static KeyedRandom of(long... key) {
    long hash = 0;
    for (long part : key) {
      hash = mix(hash + GOLDEN_GAMMA ^ mix(part + GOLDEN_GAMMA));
    }
    return new KeyedRandom(hash);
  }

  /** The stream that goes on from a {@link #state()}. */
  public static KeyedRandom from(long state) {
    return new KeyedRandom(state);
  }

  /** A part of a key that stands for the object of a name (FNV-1a of its UTF-8 bytes). */
  public static long part(String name) {
    long hash = FNV_BASIS;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b & 0xff) * FNV_PRIME;
    }
    return hash;
  }

  /** All that decides about the words to come. */
  public long state() {
    return state;
  }

  @Override
  public int nextWord() {
    int word = word(state, 0);
    state += GOLDEN_GAMMA;
    return word;
  }

  /** The word that comes {@code index} words after the next of the stream in this state. */
  static int word(long state, long index) {
    return (int) (mix(state + (index + 1) * GOLDEN_GAMMA) >>> Integer.SIZE);
  }

  private static long mix(long z) {
    long first = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ first >>> 27) * 0x94d049bb133111ebL;
    return second ^ second >>> 31;
  }
}
