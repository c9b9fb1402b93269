/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.math.AdjointKernel;
import java.util.Arrays;

/**
 * Derivatives of the gradient by the filters of the eligibility, one value per postsynaptic neuron,
 * carried backwards in time.
 */
final class Adjoint extends SpikeAdjoint {
  private final float[] byFiltered;
  private final float[] byEligibility;

  Adjoint(int neurons) {
    super(neurons);
    byFiltered = new float[neurons];
    byEligibility = new float[neurons];
  }

  /** Derivatives by Λ. */
  float[] byFiltered() {
    return byFiltered;
  }

  /** Derivatives by λ. */
  float[] byEligibility() {
    return byEligibility;
  }

  /** Starts after the last step, where nothing counts any more. */
  void clear() {
    Arrays.fill(byFiltered, 0f);
    Arrays.fill(byEligibility, 0f);
    clearSpikes();
  }

  /**
   * Goes one step back: with the error of that step, and the surrogate derivative of D steps
   * before.
   */
  void stepBack(float[] error, float[] surrogate) {
    AdjointKernel.stepBack(
        RATES, error, surrogate, byFiltered, byEligibility, byPsp, bySynapse, bySynapse.length);
  }

  /**
   * Adds what the states before the present step contribute to the gradient of some synapses.
   *
   * @param columns neurons of the synapses; null for all
   */
  void carry(float[] eligibility, float[] filtered, float[] sum, int[] columns) {
    if (columns == null) {
      AdjointKernel.carry(RATES, byEligibility, byFiltered, eligibility, filtered, sum, sum.length);
    } else {
      AdjointKernel.carrySparse(
          RATES, byEligibility, byFiltered, eligibility, filtered, sum, columns);
    }
  }
}
