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

  /** Values looked at together. */
  private static final int GROUP = 8;

  /** What values compare with of which none is above; never written. */
  private static final float[] NONE = new float[1024];

  private Threshold() {}

  /**
   * Finds what {@link #above(float, float[], int[], int)} does: quicker where none or few of many
   * values are above, since each that is found costs some 10 ns.
   *
   * @param excess for the use of this method, as long as {@code x}: receives zero where a value is
   *     not above
   * @param found receives the indices in ascending order; must have room for one more than are
   *     found
   * @return how many were found
   */
  public static int few(float threshold, float[] x, float[] excess, int[] found, int n) {
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
   * Finds i = 0 … n − 1 with x[i] > threshold. Looks at eight values at once, since few are above.
   *
   * @param found receives the indices in ascending order; must have room for one more than are
   *     found
   * @return how many were found
   */
  public static int above(float threshold, float[] x, int[] found, int n) {
    int count = 0;
    int whole = n - n % GROUP;
    for (int i = 0; i < whole; i += GROUP) {
      int any =
          bits(threshold - x[i])
              | bits(threshold - x[i + 1])
              | bits(threshold - x[i + 2])
              | bits(threshold - x[i + 3])
              | bits(threshold - x[i + 4])
              | bits(threshold - x[i + 5])
              | bits(threshold - x[i + 6])
              | bits(threshold - x[i + 7]);
      if (any < 0) {
        count = append(threshold, x, found, count, i, i + GROUP);
      }
    }
    return append(threshold, x, found, count, whole, n);
  }

  private static int append(float threshold, float[] x, int[] found, int count, int from, int to) {
    int next = count;
    for (int i = from; i < to; i++) {
      found[next] = i;
      next += bits(threshold - x[i]) >>> SIGN;
    }
    return next;
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
