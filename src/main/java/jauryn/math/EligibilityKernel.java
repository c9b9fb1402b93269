/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** Inner loops of the dense eligibility rule, over the synapses k of one presynaptic neuron. */
public final class EligibilityKernel {
  private EligibilityKernel() {}

  /**
   * One step:
   *
   * <pre>
   *   λ ← λ + psp·σ'_k ;  Λ ← Λ + rate·(λ − Λ) ;  S ← S + Λ·e_k ;  λ ← decay·λ
   * </pre>
   *
   * Each sum of a product is rounded once. Where psp or e is zero, adding the product changes
   * nothing, so values below a threshold are passed as zero instead of being skipped.
   */
  public static void evolveRow(
      float psp,
      float rate,
      float decay,
      float[] surrogate,
      float[] error,
      float[] eligibility,
      float[] filtered,
      float[] sum,
      int n) {
    for (int k = 0; k < n; k++) {
      float fresh = Math.fma(psp, surrogate[k], eligibility[k]);
      float smooth = Math.fma(rate, fresh - filtered[k], filtered[k]);
      filtered[k] = smooth;
      sum[k] = Math.fma(smooth, error[k], sum[k]);
      eligibility[k] = fresh * decay;
    }
  }

  /** The same for a row of which only the synapses to the neurons {@code column} exist. */
  public static void evolveSparseRow(
      float psp,
      float rate,
      float decay,
      float[] surrogate,
      float[] error,
      float[] eligibility,
      float[] filtered,
      float[] sum,
      int[] column) {
    for (int k = 0; k < column.length; k++) {
      int i = column[k];
      float fresh = Math.fma(psp, surrogate[i], eligibility[k]);
      float smooth = Math.fma(rate, fresh - filtered[k], filtered[k]);
      filtered[k] = smooth;
      sum[k] = Math.fma(smooth, error[i], sum[k]);
      eligibility[k] = fresh * decay;
    }
  }

  /**
   * The same with every result below {@link Float#MIN_NORMAL} replaced by zero; slower. Only psp·σ'
   * is taken to be zero or far above.
   *
   * @param column the neurons to which synapses exist, null for all
   */
  public static void evolveFadingRow(
      float psp,
      float rate,
      float decay,
      float[] surrogate,
      float[] error,
      float[] eligibility,
      float[] filtered,
      float[] sum,
      int[] column) {
    for (int k = 0; k < sum.length; k++) {
      int i = column == null ? k : column[k];
      float fresh = Math.fma(psp, surrogate[i], eligibility[k]);
      float difference = Vectors.normal(fresh - filtered[k]);
      float smooth = Vectors.normal(Math.fma(rate, difference, filtered[k]));
      filtered[k] = smooth;
      sum[k] = Vectors.normal(Math.fma(smooth, error[i], sum[k]));
      eligibility[k] = Vectors.normal(fresh * decay);
    }
  }

  /** S ← S − (ρ·w)·h: the regulariser. */
  public static void regulariseRow(
      float strength, float[] activity, float[] weight, float[] sum, int n) {
    for (int k = 0; k < n; k++) {
      sum[k] = Math.fma(-(strength * weight[k]), activity[k], sum[k]);
    }
  }

  /** The same for a row of which only the synapses to the neurons {@code column} exist. */
  public static void regulariseSparseRow(
      float strength, float[] activity, float[] weight, float[] sum, int[] column) {
    for (int k = 0; k < column.length; k++) {
      sum[k] = Math.fma(-(strength * weight[k]), activity[column[k]], sum[k]);
    }
  }
}
