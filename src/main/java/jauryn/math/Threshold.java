/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import java.util.Arrays;

/**
 * Looks for values above a threshold. Without branches on the values, which nobody could predict:
 * by arithmetic and the comparison of arrays, or by writing every index to the next place, which
 * moves on by the sign of the difference.
 */
public final class Threshold {
  /** Place of the bit that is 1 for negative numbers. */
  private static final int SIGN = Float.SIZE - 1;

  /** What values compare with of which none is above; never written. */
  private static final float[] NONE = new float[1024];

  private Threshold() {}

  /**
   * Finds i = 0 … n − 1 with x[i] > threshold, of which there are few.
   *
   * @param excess for the use of this method, as long as {@code x}: receives zero where a value is
   *     not above
   * @param found receives the indices in ascending order; must have room for one more than are
   *     found
   * @return how many were found
   */
  public static int above(float threshold, float[] x, float[] excess, int[] found, int n) {
    positivePart(threshold, x, excess, n);
    int count = 0;
    for (int i = nextNonzero(excess, 0, n); i < n; i = nextNonzero(excess, i + 1, n)) {
      if (x[i] > threshold) { // but for NaN
        found[count++] = i;
      }
    }
    return count;
  }

  /** excess ← 2·(x − threshold)⁺, with x⁺ written as (x + |x|)/2. */
  private static void positivePart(float threshold, float[] x, float[] excess, int n) {
    for (int i = 0; i < n; i++) {
      float difference = x[i] - threshold;
      excess[i] = difference + Math.abs(difference);
    }
  }

  private static int nextNonzero(float[] x, int from, int to) {
    for (int i = from; i < to; i += NONE.length) {
      int n = Math.min(NONE.length, to - i);
      int k = Arrays.mismatch(x, i, i + n, NONE, 0, n);
      if (k >= 0) {
        return i + k;
      }
    }
    return to;
  }

  /**
   * Finds those with x[i] > threshold among i = among[k], k = 0 … n − 1.
   *
   * @return how many
   */
  public static int above(float threshold, float[] x, int[] among, int[] found, int n) {
    int count = 0;
    for (int k = 0; k < n; k++) {
      int i = among[k];
      found[count] = i;
      count += bits(threshold - x[i]) >>> SIGN;
    }
    return count;
  }

  private static int bits(float x) {
    return Float.floatToRawIntBits(x);
  }
}
