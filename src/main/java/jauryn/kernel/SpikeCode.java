/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import java.util.Arrays;

/**
 * Signed distances between spikes as bytes, four to an int: seven bits a byte, lowest first, the
 * eighth says that more follow. Small distances, of either sign, take few bytes; 0 ends a list.
 */
final class SpikeCode {
  private static final int PAYLOAD_BITS = 7;
  private static final int MORE = 1 << PAYLOAD_BITS;
  private static final int PAYLOAD = MORE - 1;
  private static final int BYTE = 0xff;

  private int[] words = new int[16];

  /** Place of the next byte, counted from the first of {@link #words}. */
  private int at;

  private long distance;

  /** Empties the code, to be written anew. */
  void clear() {
    at = 0;
  }

  /** The code written, 4 bytes an int. */
  int[] words() {
    return words;
  }

  /** Ints written, the last perhaps in part. */
  int length() {
    return (at + Integer.BYTES - 1) / Integer.BYTES;
  }

  /** Appends a distance. */
  void write(long distance) {
    long rest = (distance << 1 ^ distance >> Long.SIZE - 1) + 1;
    while (rest >= MORE) {
      writeByte((int) rest & PAYLOAD | MORE);
      rest >>>= PAYLOAD_BITS;
    }
    writeByte((int) rest);
  }

  /** Ends a list of distances. */
  void writeEnd() {
    writeByte(0);
  }

  private void writeByte(int value) {
    int word = at / Integer.BYTES;
    if (word == words.length) {
      words = Arrays.copyOf(words, 2 * word);
    }
    int shift = at % Integer.BYTES * Byte.SIZE;
    words[word] = (shift == 0 ? 0 : words[word]) | value << shift;
    at++;
  }

  /** Reads a code from {@code words}, which it does not copy, beginning at {@code begin}. */
  void read(int[] words, int begin) {
    this.words = words;
    at = begin * Integer.BYTES;
  }

  /** Goes to the next distance; false at the end of a list, and then on to the next list. */
  boolean next() {
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = words[at / Integer.BYTES] >>> at % Integer.BYTES * Byte.SIZE & BYTE;
      value |= (long) (part & PAYLOAD) << shift;
      shift += PAYLOAD_BITS;
      at++;
    } while (part >= MORE);
    long zigzag = value - 1;
    distance = zigzag >>> 1 ^ -(zigzag & 1);
    return value != 0;
  }

  /** The distance last read. */
  long distance() {
    return distance;
  }
}
