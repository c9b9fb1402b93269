/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.connection.SynapseState;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.EligibilityKernel;
import jauryn.math.Vectors;

/**
 * Two filters and a sum per synapse, as the reference program defines them.
 *
 * <p>In every step λ ← λ + P_j σ'_i, Λ ← Λ + (λ − Λ)dt/10ms, S ← S + Λ e_i, λ ← λ exp(−dt/5ms), in
 * the order and with the roundings of the reference. PSPs below its thresholds enter as zero.
 *
 * <p>The arithmetic of the reference has no subnormal numbers. Rows whose values have become so
 * small that this could matter are found every few steps and evolve in a loop that replaces such
 * numbers by zero; the others do without that, and are faster.
 */
final class SynapseStates {
  private static final float RISE_DECAY =
      (float) Math.exp(-SimulationTime.DT / LayerError.TAU_RISE);
  private static final float FOLLOW_RATE = (float) (SimulationTime.DT / LayerError.TAU_DECAY);

  /**
   * Steps between two looks for fading rows. In that time λ falls to 0.6 % of what it was, so that
   * values above the limit, and differences between them, stay clear of subnormal numbers.
   */
  private static final int FADING_INTERVAL = 256;

  private static final float FADING_LIMIT = 1e-27f;

  private final SuperSpikeSettings settings;
  private final WeightMatrix matrix;
  private final float[][] eligibility;
  private final float[][] filtered;
  private final float[][] gradientSum;
  private final boolean[] fading;
  private int stepsToLook;

  /** States of the synapses of {@code matrix}, all zero. */
  SynapseStates(SuperSpikeSettings settings, WeightMatrix matrix) {
    this.settings = settings;
    this.matrix = matrix;
    eligibility = matrix.newValues();
    filtered = matrix.newValues();
    gradientSum = matrix.newValues();
    fading = new boolean[matrix.rows()];
  }

  /** λ, Λ and S, live. */
  SynapticTraces traces() {
    return new SynapticTraces(eligibility, filtered, gradientSum);
  }

  void save(StateWriter out, NeuronRange post) {
    SynapseState synapses = SynapseState.save(out.in("traces"), matrix, post);
    synapses.save(out, "eligibility", eligibility);
    synapses.save(out, "filtered eligibility", filtered);
    synapses.save(out, "gradient sum", gradientSum);
  }

  /** Fading rows are looked for in the next step: by their definition it does not matter when. */
  void load(StateReader in, NeuronRange post) {
    SynapseState synapses = SynapseState.load(in.in("traces"), matrix, post);
    synapses.load(in, "eligibility", eligibility);
    synapses.load(in, "filtered eligibility", filtered);
    synapses.load(in, "gradient sum", gradientSum);
    stepsToLook = 0;
  }

  /**
   * One step.
   *
   * @param psp P_j of the feedback delay before
   * @param surrogate σ'_i of the feedback delay before
   * @param error e_i of now, zero where it is too small to count
   */
  void evolve(float[] psp, float[] surrogate, float[] error) {
    if (stepsToLook-- == 0) {
      findFading();
      stepsToLook = FADING_INTERVAL - 1;
    }
    for (int j = 0; j < matrix.rows(); j++) {
      evolveRow(j, counts(psp[j]) ? psp[j] : 0f, surrogate, error);
    }
  }

  private void findFading() {
    for (int j = 0; j < matrix.rows(); j++) {
      fading[j] =
          Vectors.anyBelow(FADING_LIMIT, eligibility[j])
              || Vectors.anyBelow(FADING_LIMIT, filtered[j]);
    }
  }

  private boolean counts(float psp) {
    return psp > settings.variant().negligiblePsp();
  }

  private void evolveRow(int j, float psp, float[] surrogate, float[] error) {
    if (fading[j]) {
      EligibilityKernel.evolveFadingRow(
          psp,
          FOLLOW_RATE,
          RISE_DECAY,
          surrogate,
          error,
          eligibility[j],
          filtered[j],
          gradientSum[j],
          matrix.columnsOf(j));
    } else if (matrix.isFull()) {
      EligibilityKernel.evolveRow(
          psp,
          FOLLOW_RATE,
          RISE_DECAY,
          surrogate,
          error,
          eligibility[j],
          filtered[j],
          gradientSum[j],
          matrix.columns());
    } else {
      EligibilityKernel.evolveSparseRow(
          psp,
          FOLLOW_RATE,
          RISE_DECAY,
          surrogate,
          error,
          eligibility[j],
          filtered[j],
          gradientSum[j],
          matrix.columnsOf(j));
    }
  }

  /**
   * S ← S − ρ w_ij a_i: the regulariser of one step, or of several with the same weights.
   *
   * @param activity a_i, what {@link HomeostaticActivity} counts
   */
  void regularise(float[] activity) {
    Regulariser.apply(settings.regularisation(), activity, matrix, gradientSum);
  }
}
