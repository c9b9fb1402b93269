/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** Inner loops of the dense eligibility rule, over the synapses of one presynaptic neuron. */
public final class EligibilityKernel {
  private EligibilityKernel() {}

  /**
   * One step of the synapses k = from … from + n − 1 of one presynaptic neuron to the postsynaptic
   * neurons i = 0 … n − 1:
   *
   * <pre>
   *   λ ← λ + psp·σ'_i ;  Λ ← Λ + rate·(λ − Λ) ;  S ← S + Λ·e_i ;  λ ← decay·λ
   * </pre>
   *
   * Each sum of a product is rounded once. Where psp or e_i is zero, adding the product changes
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
      int from,
      int n) {
    for (int i = 0; i < n; i++) {
      int k = from + i;
      float fresh = Math.fma(psp, surrogate[i], eligibility[k]);
      float smooth = Math.fma(rate, fresh - filtered[k], filtered[k]);
      filtered[k] = smooth;
      sum[k] = Math.fma(smooth, error[i], sum[k]);
      eligibility[k] = fresh * decay;
    }
  }

  /** The same for a row of which only some synapses exist, at the given columns. */
  public static void evolveSparseRow(
      float psp,
      float rate,
      float decay,
      float[] surrogate,
      float[] error,
      float[] eligibility,
      float[] filtered,
      float[] sum,
      int from,
      int to,
      int[] column) {
    for (int k = from; k < to; k++) {
      int i = column[k];
      float fresh = Math.fma(psp, surrogate[i], eligibility[k]);
      float smooth = Math.fma(rate, fresh - filtered[k], filtered[k]);
      filtered[k] = smooth;
      sum[k] = Math.fma(smooth, error[i], sum[k]);
      eligibility[k] = fresh * decay;
    }
  }

  /**
   * {@link #evolveRow} with every intermediate result below {@link Float#MIN_NORMAL} replaced by
   * zero, for synapses k = from … to − 1; slower.
   *
   * @param column the columns of all synapses, or null where they are 0, 1, 2 ...
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
      int from,
      int to,
      int[] column) {
    for (int k = from; k < to; k++) {
      int i = column == null ? k - from : column[k];
      float fresh = Vectors.normal(Math.fma(psp, surrogate[i], eligibility[k]));
      float difference = Vectors.normal(fresh - filtered[k]);
      float smooth = Vectors.normal(Math.fma(rate, difference, filtered[k]));
      filtered[k] = smooth;
      sum[k] = Vectors.normal(Math.fma(smooth, error[i], sum[k]));
      eligibility[k] = Vectors.normal(fresh * decay);
    }
  }

  /** S ← S − (ρ·w)·h_i: the regulariser for the synapses of one presynaptic neuron. */
  public static void regulariseRow(
      float strength, float[] activity, float[] weight, float[] sum, int from, int n) {
    for (int i = 0; i < n; i++) {
      int k = from + i;
      sum[k] = Math.fma(-(strength * weight[k]), activity[i], sum[k]);
    }
  }

  /** The same for a row of which only some synapses exist, at the given columns. */
  public static void regulariseSparseRow(
      float strength,
      float[] activity,
      float[] weight,
      float[] sum,
      int from,
      int to,
      int[] column) {
    for (int k = from; k < to; k++) {
      sum[k] = Math.fma(-(strength * weight[k]), activity[column[k]], sum[k]);
    }
  }
}
