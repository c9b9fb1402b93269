/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** The surrogate derivative in single precision, for the event-driven rule. */
public final class SurrogateKernel {
  private static final float TINY = 1e-30f;

  private SurrogateKernel() {}

  /**
   * σ'(u) = β/k² with k = 1 + |β(u − θ)|, and 0 below a cut-off.
   *
   * <p>Without branches, so that the compiler vectorises: m = s + |s| with s = kMax − k is zero
   * exactly where k exceeds kMax, and βm/(k²m + tiny) is β/k² otherwise, to a few units of the last
   * place.
   *
   * @param cutOff potential below which the derivative is zero, V; less than the threshold
   */
  public static void evaluate(
      float beta, float threshold, float cutOff, float[] membrane, float[] derivative, int n) {
    float largest = Math.nextUp(1f + beta * (threshold - cutOff));
    for (int i = 0; i < n; i++) {
      float k = 1f + Math.abs((membrane[i] - threshold) * beta);
      float inside = largest - k;
      float m = inside + Math.abs(inside);
      derivative[i] = beta * m / (k * k * m + TINY);
    }
  }
}
