/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Loops over float vectors, each one rounding per operation as written, so that results do not
 * depend on how the compiler vectorises them. Arrays are indexed from 0 in all loops: with an
 * offset the compiler cannot rule out that two arrays are the same one, and does not vectorise.
 */
public final class Vectors {
  /** Values in a line of the cache. */
  private static final int LINE = 16;

  /** Of longer arrays the processor fetches the rest by itself. */
  private static final int FETCHED = 128;

  private Vectors() {}

  /** y ← y + x. */
  public static void add(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] += x[i];
    }
  }

  /** y[at[k]] ← y[at[k]] + x[k]. */
  public static void addAt(float[] x, int[] at, float[] y) {
    for (int k = 0; k < x.length; k++) {
      y[at[k]] += x[k];
    }
  }

  /** y ← y + a·x with one rounding. */
  public static void addScaled(float a, float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(a, x[i], y[i]);
    }
  }

  /** y ← a·x. */
  public static void scaled(float a, float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = a * x[i];
    }
  }

  /**
   * Asks memory for the beginning of two arrays that {@link #addAt} is called with soon. Each call
   * waits for its first values only where they are used; several calls of this one wait together.
   *
   * @return negative if an index is, so that the compiler cannot leave it all out
   */
  public static int fetch(float[] x, int[] at) {
    int signs = 0;
    for (int k = 0; k < Math.min(at.length, FETCHED); k += LINE) {
      signs |= at[k] | Float.floatToRawIntBits(x[k]) >>> 1;
    }
    return signs;
  }

  /** y[at[k]] ← y[at[k]] + a·x[k] with one rounding. */
  public static void addScaledAt(float a, float[] x, int[] at, float[] y) {
    for (int k = 0; k < x.length; k++) {
      y[at[k]] = Math.fma(a, x[k], y[at[k]]);
    }
  }

  /** y[k] ← y[k] + a·x[at[k]] with one rounding. */
  public static void addScaledFrom(float a, float[] x, int[] at, float[] y) {
    for (int k = 0; k < y.length; k++) {
      y[k] = Math.fma(a, x[at[k]], y[k]);
    }
  }

  /** y ← x, x ← 0. */
  public static void move(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = x[i];
      x[i] = 0f;
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

  /** Σ of all elements of all rows in double precision, in row-major order. */
  public static double sum(float[][] rows) {
    double sum = 0;
    for (float[] row : rows) {
      for (float value : row) {
        sum += value;
      }
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

  /** Whether a value is smaller than {@code limit} in magnitude but not zero. */
  public static boolean anyBelow(float limit, float[] x) {
    for (float value : x) {
      float magnitude = Math.abs(value);
      if (magnitude < limit && magnitude > 0f) {
        return true;
      }
    }
    return false;
  }
}
