/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Looks for values above a threshold. Without branches on the values, which nobody could predict:
 * every index is written to the next place, and the place moves on by the sign of the difference.
 */
public final class Threshold {
  /** Place of the bit that is 1 for negative numbers. */
  private static final int SIGN = Float.SIZE - 1;

  private Threshold() {}

  /**
   * Finds i = 0 … n − 1 with x[i] > threshold.
   *
   * @param found receives the indices in ascending order; must have room for one more than are
   *     found
   * @return how many were found
   */
  public static int above(float threshold, float[] x, int[] found, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      found[count] = i;
      count += Float.floatToRawIntBits(threshold - x[i]) >>> SIGN;
    }
    return count;
  }

  /** The same among x[among[k]], k = 0 … n − 1. */
  public static int above(float threshold, float[] x, int[] among, int[] found, int n) {
    int count = 0;
    for (int k = 0; k < n; k++) {
      int i = among[k];
      found[count] = i;
      count += Float.floatToRawIntBits(threshold - x[i]) >>> SIGN;
    }
    return count;
  }
}
