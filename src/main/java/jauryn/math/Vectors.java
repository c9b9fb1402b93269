/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Loops over float vectors, each one rounding per operation as written, so that results do not
 * depend on how the compiler vectorises them. Offsets and lengths count elements.
 */
public final class Vectors {
  private Vectors() {}

  /** y ← y + x. */
  public static void add(float[] x, int xFrom, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] += x[xFrom + i];
    }
  }

  /** y ← y + a·x with one rounding. */
  public static void addScaled(float a, float[] x, int xFrom, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(a, x[xFrom + i], y[i]);
    }
  }

  /** y ← y + a·x with one rounding, where y begins at {@code yFrom}. */
  public static void addScaledTo(float a, float[] x, float[] y, int yFrom, int n) {
    for (int i = 0; i < n; i++) {
      y[yFrom + i] = Math.fma(a, x[i], y[yFrom + i]);
    }
  }

  /** x ← factor·x. */
  public static void scale(float factor, float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] *= factor;
    }
  }

  /** x ← x + rate·(target − x): one Euler step of a low-pass filter. */
  public static void follow(float rate, float[] target, float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.fma(rate, target[i] - x[i], x[i]);
    }
  }

  /** Σx in double precision, in ascending order. */
  public static double sum(float[] x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i];
    }
    return sum;
  }

  /**
   * Sets subnormal numbers to zero of the same sign, as the reference program's arithmetic does.
   */
  public static void flushSubnormals(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = normal(x[i]);
    }
  }

  /** x, or a zero of the same sign where x is subnormal. */
  public static float normal(float x) {
    return Math.abs(x) < Float.MIN_NORMAL ? x * 0f : x;
  }

  /** Whether one of x[from] … x[to − 1] is smaller than {@code limit} in magnitude but not zero. */
  public static boolean anyBelow(float limit, float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      float magnitude = Math.abs(x[i]);
      if (magnitude < limit && magnitude > 0f) {
        return true;
      }
    }
    return false;
  }
}
