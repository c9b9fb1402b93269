/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** Inner loops over the error signals of a layer. */
public final class ErrorKernel {
  private static final float TINY = 1e-30f;
  private static final float HUGE = 1e30f;

  private ErrorKernel() {}

  /** One step of a double-exponential filter: rising follows the error, filtered follows rising. */
  public static void filter(
      float riseRate, float decayRate, float[] error, float[] rising, float[] filtered, int n) {
    for (int i = 0; i < n; i++) {
      float r = Math.fma(riseRate, error[i] - rising[i], rising[i]);
      rising[i] = r;
      filtered[i] = Math.fma(decayRate, r - filtered[i], filtered[i]);
    }
  }

  /** The same, and result ← factor·filtered. */
  public static void filter(
      float riseRate,
      float decayRate,
      float[] error,
      float[] factor,
      float[] rising,
      float[] filtered,
      float[] result,
      int n) {
    for (int i = 0; i < n; i++) {
      float r = Math.fma(riseRate, error[i] - rising[i], rising[i]);
      float f = Math.fma(decayRate, r - filtered[i], filtered[i]);
      rising[i] = r;
      filtered[i] = f;
      result[i] = f * factor[i];
    }
  }

  /** The same, and average ← decay·average + dt·filtered², as {@link #averageSquare}. */
  public static void filter(
      float riseRate,
      float decayRate,
      float dt,
      float decay,
      float[] error,
      float[] rising,
      float[] filtered,
      float[] average,
      int n) {
    for (int i = 0; i < n; i++) {
      float r = Math.fma(riseRate, error[i] - rising[i], rising[i]);
      float f = Math.fma(decayRate, r - filtered[i], filtered[i]);
      rising[i] = r;
      filtered[i] = f;
      average[i] = average[i] * decay + f * f * dt;
    }
  }

  /**
   * The same, and where the result counts.
   *
   * @param threshold what is not larger than this in size does not count
   * @param counted receives the result where it counts, zero elsewhere. Without branches, so that
   *     the compiler vectorises: the excess over the threshold times a large number is zero where
   *     there is none and beyond one elsewhere
   */
  public static void filter(
      float riseRate,
      float decayRate,
      float threshold,
      float[] error,
      float[] rising,
      float[] filtered,
      float[] counted,
      int n) {
    for (int i = 0; i < n; i++) {
      float r = Math.fma(riseRate, error[i] - rising[i], rising[i]);
      float f = Math.fma(decayRate, r - filtered[i], filtered[i]);
      rising[i] = r;
      filtered[i] = f;
      float over = Math.abs(f) - threshold;
      counted[i] = f * Math.min(1f, (over + Math.abs(over)) * HUGE);
    }
  }

  /** average ← decay·average + dt·e², each operation rounded on its own. */
  public static void averageSquare(float dt, float decay, float[] e, float[] average, int n) {
    for (int i = 0; i < n; i++) {
      average[i] = average[i] * decay + e[i] * e[i] * dt;
    }
  }

  /**
   * sum ← sum + z⁴ where the error counts.
   *
   * @param counted errors, zero where they do not count; |x|/(|x| + tiny) is one elsewhere
   */
  public static void addFourthPower(float[] counted, float[] z, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      float size = Math.abs(counted[i]);
      float square = z[i] * z[i];
      sum[i] = Math.fma(square * square, size / (size + TINY), sum[i]);
    }
  }

  /** The same for any exponent; 0⁰ is 1. */
  public static void addPower(float exponent, float[] counted, float[] z, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      if (counted[i] != 0f) {
        sum[i] += (float) Math.pow(z[i], exponent);
      }
    }
  }
}
