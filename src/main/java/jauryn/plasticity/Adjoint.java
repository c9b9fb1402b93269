/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.SimulationTime;
import jauryn.math.AdjointKernel;
import jauryn.math.AdjointRates;
import java.util.Arrays;

/**
 * Derivatives of the gradient by the filters of the eligibility, one value per postsynaptic neuron,
 * carried backwards in time.
 */
final class Adjoint {
  private static final double TAU_MEMBRANE = 10e-3;
  private static final double TAU_SYNAPSE = 5e-3;
  static final AdjointRates RATES =
      new AdjointRates(
          (float) (SimulationTime.DT / LayerError.TAU_DECAY),
          (float) (1 - SimulationTime.DT / LayerError.TAU_DECAY),
          (float) Math.exp(-SimulationTime.DT / LayerError.TAU_RISE),
          (float) (SimulationTime.DT / TAU_MEMBRANE),
          (float) (1 - SimulationTime.DT / TAU_MEMBRANE),
          (float) Math.exp(-SimulationTime.DT / TAU_SYNAPSE));

  private final float[] byFiltered;
  private final float[] byEligibility;
  private final float[] byPsp;
  private final float[] bySynapse;

  Adjoint(int neurons) {
    byFiltered = new float[neurons];
    byEligibility = new float[neurons];
    byPsp = new float[neurons];
    bySynapse = new float[neurons];
  }

  /**
   * What a spike delivered in the present step adds to the gradient is this times {@link
   * #bySynapse}.
   */
  static float spikeFactor() {
    return RATES.synapseDecay();
  }

  /** Derivative by the postsynaptic potential at the start of the present step. */
  float[] byPsp() {
    return byPsp;
  }

  /** Derivative by the synaptic trace in the present step. */
  float[] bySynapse() {
    return bySynapse;
  }

  /** Starts after the last step, where nothing counts any more. */
  void clear() {
    Arrays.fill(byFiltered, 0f);
    Arrays.fill(byEligibility, 0f);
    Arrays.fill(byPsp, 0f);
    Arrays.fill(bySynapse, 0f);
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
