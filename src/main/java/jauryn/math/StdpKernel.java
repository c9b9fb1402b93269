/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Loops over the synapses of a neuron that fires, in rules of spike-timing-dependent plasticity.
 *
 * <p>A presynaptic spike goes along a row w, whose element k belongs to the postsynaptic neuron
 * at[k]; a postsynaptic one along a column, whose element k is number places[k] of row rows[k], or
 * number {@code column} of it where places is null. Weights stay between least and most.
 */
public final class StdpKernel {
  private StdpKernel() {}

  private static float clip(float w, float least, float most) {
    return Math.max(least, Math.min(most, w));
  }

  /** target[i] ← target[i] + w, then w ← w + a·y[i] + b. */
  public static void deliverThenAdd(
      float[] w, int[] at, float[] target, float a, float[] y, float b, float least, float most) {
    for (int k = 0; k < w.length; k++) {
      int i = at[k];
      float weight = w[k];
      target[i] += weight;
      w[k] = clip(weight + (a * y[i] + b), least, most);
    }
  }

  /** w ← w + a·y[i], then target[i] ← target[i] + w. */
  public static void addThenDeliver(
      float[] w, int[] at, float[] target, float a, float[] y, float least, float most) {
    for (int k = 0; k < w.length; k++) {
      int i = at[k];
      float weight = clip(w[k] + a * y[i], least, most);
      w[k] = weight;
      target[i] += weight;
    }
  }

  /** target[i] ← target[i] + w, then w ← w + a·y[i]·w^μ. */
  public static void deliverThenScale(
      float[] w, int[] at, float[] target, float a, float[] y, double mu, float least, float most) {
    for (int k = 0; k < w.length; k++) {
      int i = at[k];
      float weight = w[k];
      target[i] += weight;
      float scale = mu == 1 ? weight : (float) StrictMath.pow(weight, mu);
      w[k] = clip(weight + a * y[i] * scale, least, most);
    }
  }

  /** w ← w + b·x[j]. */
  public static void add(
      float[][] w,
      int[] rows,
      int[] places,
      int column,
      float b,
      float[] x,
      float least,
      float most) {
    for (int k = 0; k < rows.length; k++) {
      int j = rows[k];
      int place = places == null ? column : places[k];
      float[] row = w[j];
      row[place] = clip(row[place] + b * x[j], least, most);
    }
  }

  /** w ← w + b·x[j]·(most − w)^μ. */
  public static void approach(
      float[][] w,
      int[] rows,
      int[] places,
      int column,
      float b,
      float[] x,
      double mu,
      float least,
      float most) {
    for (int k = 0; k < rows.length; k++) {
      int j = rows[k];
      int place = places == null ? column : places[k];
      float[] row = w[j];
      float weight = row[place];
      float room = mu == 1 ? most - weight : (float) StrictMath.pow(most - weight, mu);
      row[place] = clip(weight + b * x[j] * room, least, most);
    }
  }
}
