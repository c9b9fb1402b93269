/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** Inner loops over the error signals of a layer. */
public final class ErrorKernel {
  private ErrorKernel() {}

  /**
   * One step of a double-exponential filter: rising follows the error, filtered follows rising; the
   * result is also written to {@code copy}.
   */
  public static void filter(
      float riseRate,
      float decayRate,
      float[] error,
      float[] rising,
      float[] filtered,
      float[] copy,
      int n) {
    for (int i = 0; i < n; i++) {
      float r = Math.fma(riseRate, error[i] - rising[i], rising[i]);
      float f = Math.fma(decayRate, r - filtered[i], filtered[i]);
      rising[i] = r;
      filtered[i] = f;
      copy[i] = f;
    }
  }

  /** average ← decay·average + dt·e², each operation rounded on its own. */
  public static void averageSquare(float dt, float decay, float[] e, float[] average, int n) {
    for (int i = 0; i < n; i++) {
      average[i] = average[i] * decay + e[i] * e[i] * dt;
    }
  }
}
