/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.math.AdjointKernel;
import jauryn.math.Vectors;

/**
 * Derivatives of λ or Λ of the synapses of a neuron, as they will be after the last step, by what
 * they were before. Like {@link Adjoint}, but as no error takes part the first two are the same for
 * all neurons.
 */
final class TraceAdjoint extends SpikeAdjoint {
  private double byFiltered;
  private double byEligibility;

  /** What {@link #stepBackScalars(int)} gave after the last start of the same kind, and its end. */
  private float[] table = {};

  private boolean fromFiltered;
  private double endedFiltered;
  private double endedEligibility;

  TraceAdjoint(int neurons) {
    super(neurons);
  }

  /** Starts after the last step with the derivatives of λ. */
  void startFromEligibility() {
    start(false);
  }

  /** Starts after the last step with the derivatives of Λ. */
  void startFromFiltered() {
    start(true);
  }

  private void start(boolean filtered) {
    byFiltered = filtered ? 1 : 0;
    byEligibility = filtered ? 0 : 1;
    clearSpikes();
    if (fromFiltered != filtered) {
      fromFiltered = filtered;
      table = new float[0];
    }
  }

  /** Goes one step back, with the surrogate derivative of D steps before. */
  void stepBack(float[] surrogate) {
    AdjointKernel.stepBackGiven(
        RATES, stepBackScalars(), surrogate, byPsp, bySynapse, bySynapse.length);
  }

  /**
   * The same for steps so far back that no spike in them matters any more.
   *
   * @return the derivative by λ
   */
  float stepBackScalars() {
    byEligibility = RATES.followRate() * byFiltered + RATES.riseDecay() * byEligibility;
    byFiltered *= RATES.followDecay();
    return (float) byEligibility;
  }

  /**
   * The same for the first steps back after the start.
   *
   * @return the derivatives by λ, earliest step first; they may be those of the last call
   */
  float[] stepBackScalars(int steps) {
    if (table.length != steps) {
      table = new float[steps];
      for (int k = steps - 1; k >= 0; k--) {
        table[k] = stepBackScalars();
      }
      endedFiltered = byFiltered;
      endedEligibility = byEligibility;
    }
    byFiltered = endedFiltered;
    byEligibility = endedEligibility;
    return table;
  }

  /** Adds what the states before the present step contribute to those after the last. */
  void carry(float[] eligibility, float[] filtered, float[] sum) {
    addScaled((float) byEligibility, eligibility, sum);
    addScaled((float) byFiltered, filtered, sum);
  }

  private static void addScaled(float factor, float[] values, float[] sum) {
    if (factor >= Float.MIN_NORMAL) {
      Vectors.addScaled(factor, values, sum, sum.length);
    }
  }
}
