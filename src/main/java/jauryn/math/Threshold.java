/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Looks for values above a threshold. Without branches on the values, which nobody could predict:
 * every index is written to the next place, and the place moves on by the sign of the difference.
 */
public final class Threshold {
  /** Place of the bit that is 1 for negative numbers. */
  private static final int SIGN = Float.SIZE - 1;

  /** Values looked at together. */
  private static final int GROUP = 8;

  private Threshold() {}

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

  /** The same among x[among[k]], k = 0 … n − 1. */
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
