/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Inner loops of the max-normalised learning rate in single precision, for the event-driven rule.
 */
public final class RateKernel {
  private RateKernel() {}

  /** v ← max(g², decay·v) with g = sum·scale; then sum ← 0. */
  public static void adaptMoment(float scale, float decay, float[] sum, float[] moment, int n) {
    for (int k = 0; k < n; k++) {
      float gradient = sum[k] * scale;
      moment[k] = Math.max(gradient * gradient, decay * moment[k]);
      sum[k] = 0f;
    }
  }

  /** v ← max(g², decay·v), w ← clip(w + η·g/(√v + ε)) with g = sum·scale; then sum ← 0. */
  public static void changeWeights(
      float scale,
      float decay,
      float eta,
      float epsilon,
      float bound,
      float[] sum,
      float[] moment,
      float[] weight,
      int n) {
    for (int k = 0; k < n; k++) {
      float gradient = sum[k] * scale;
      float v = Math.max(gradient * gradient, decay * moment[k]);
      moment[k] = v;
      float w = Math.fma(gradient * eta, 1f / ((float) Math.sqrt(v) + epsilon), weight[k]);
      weight[k] = Math.max(-bound, Math.min(bound, w));
      sum[k] = 0f;
    }
  }
}
