/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** Inner loop of the backward sweep of the event-driven eligibility rule. */
public final class AdjointKernel {
  private AdjointKernel() {}

  /**
   * One step back in time for neurons i = 0 … n − 1:
   *
   * <pre>
   *   b ← e + (1 − μ_d)·b      derivative of the cost by Λ
   *   a ← μ_d·b + k_r·a        by λ
   *   ξ ← μ_m·η + k_s·ξ        by the synaptic trace
   *   η ← P·a + (1 − μ_m)·η    by the postsynaptic potential
   * </pre>
   *
   * @param error e, the filtered error of this step; zeros outside the update window
   * @param surrogate P, the surrogate derivative of the feedback delay before
   */
  public static void stepBack(
      AdjointRates r,
      float[] error,
      float[] surrogate,
      float[] b,
      float[] a,
      float[] eta,
      float[] xi,
      int n) {
    float followDecay = r.followDecay();
    float followRate = r.followRate();
    float riseDecay = r.riseDecay();
    float membraneDecay = r.membraneDecay();
    float membraneRate = r.membraneRate();
    float synapseDecay = r.synapseDecay();
    for (int i = 0; i < n; i++) {
      float newB = Math.fma(followDecay, b[i], error[i]);
      float newA = Math.fma(followRate, newB, riseDecay * a[i]);
      float newXi = Math.fma(membraneRate, eta[i], synapseDecay * xi[i]);
      float newEta = Math.fma(surrogate[i], newA, membraneDecay * eta[i]);
      b[i] = newB;
      a[i] = newA;
      xi[i] = newXi;
      eta[i] = newEta;
    }
  }

  /**
   * The last two of these recursions where a is the same number for all neurons.
   *
   * @param a after its own step
   */
  public static void stepBackGiven(
      AdjointRates r, float a, float[] surrogate, float[] eta, float[] xi, int n) {
    float membraneDecay = r.membraneDecay();
    float membraneRate = r.membraneRate();
    float synapseDecay = r.synapseDecay();
    for (int i = 0; i < n; i++) {
      float newXi = Math.fma(membraneRate, eta[i], synapseDecay * xi[i]);
      eta[i] = Math.fma(surrogate[i], a, membraneDecay * eta[i]);
      xi[i] = newXi;
    }
  }

  /** G ← G + a_k·λ + (1 − μ_d)·b_k·Λ: what the states before the first step add to the gradient. */
  public static void carry(
      AdjointRates r,
      float[] a,
      float[] b,
      float[] eligibility,
      float[] filtered,
      float[] sum,
      int n) {
    float followDecay = r.followDecay();
    for (int k = 0; k < n; k++) {
      sum[k] = Math.fma(a[k], eligibility[k], Math.fma(followDecay * b[k], filtered[k], sum[k]));
    }
  }

  /** The same for a row of which only the synapses to the neurons {@code column} exist. */
  public static void carrySparse(
      AdjointRates r,
      float[] a,
      float[] b,
      float[] eligibility,
      float[] filtered,
      float[] sum,
      int[] column) {
    float followDecay = r.followDecay();
    for (int k = 0; k < column.length; k++) {
      int i = column[k];
      sum[k] = Math.fma(a[i], eligibility[k], Math.fma(followDecay * b[i], filtered[k], sum[k]));
    }
  }
}
