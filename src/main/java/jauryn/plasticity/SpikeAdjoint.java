/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.SimulationTime;
import jauryn.math.AdjointRates;
import jauryn.math.Vectors;
import java.util.Arrays;

/**
 * Derivatives of a quantity of the synapses of each postsynaptic neuron by synaptic trace and PSP
 * of the presynaptic one, carried backwards in time: what a presynaptic spike in the present step
 * adds to that quantity.
 */
abstract class SpikeAdjoint {
  static final AdjointRates RATES =
      new AdjointRates(
          (float) (SimulationTime.DT / LayerError.TAU_DECAY),
          (float) (1 - SimulationTime.DT / LayerError.TAU_DECAY),
          (float) Math.exp(-SimulationTime.DT / LayerError.TAU_RISE),
          (float) (SimulationTime.DT / PresynapticPsp.TAU_MEMBRANE),
          (float) (1 - SimulationTime.DT / PresynapticPsp.TAU_MEMBRANE),
          (float) Math.exp(-SimulationTime.DT / PresynapticPsp.TAU_SYNAPSE));

  /** What a spike delivered in the present step adds is this times {@link #bySynapse}. */
  static final float SPIKE = RATES.synapseDecay();

  /** Derivative by the postsynaptic potential at the start of the present step. */
  final float[] byPsp;

  /** Derivative by the synaptic trace in the present step. */
  final float[] bySynapse;

  SpikeAdjoint(int neurons) {
    byPsp = new float[neurons];
    bySynapse = new float[neurons];
  }

  /** After the last step no spike counts any more. */
  final void clearSpikes() {
    Arrays.fill(byPsp, 0f);
    Arrays.fill(bySynapse, 0f);
  }

  /**
   * Adds to a row of synapses what a change of PSP and trace of their presynaptic neuron does.
   *
   * @param columns neurons of the synapses; null for all
   */
  final void addTo(float[] row, int[] columns, float psp, float synapse) {
    addScaled(synapse, bySynapse, row, columns);
    if (psp != 0f) {
      addScaled(psp, byPsp, row, columns);
    }
  }

  private static void addScaled(float factor, float[] values, float[] row, int[] columns) {
    if (columns == null) {
      Vectors.addScaled(factor, values, row, row.length);
    } else {
      Vectors.addScaledFrom(factor, values, columns, row);
    }
  }
}
