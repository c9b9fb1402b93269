/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.WeightMatrix;
import jauryn.kernel.SimulationTime;
import jauryn.math.EligibilityKernel;
import jauryn.math.Vectors;
import jauryn.plasticity.SuperSpikeSettings.Variant;

/**
 * Two filters and a sum per synapse, as the reference program defines them.
 *
 * <p>In every step λ ← λ + P_j σ'_i, Λ ← Λ + (λ − Λ)dt/10ms, S ← S + Λ e_i, λ ← λ exp(−dt/5ms), in
 * the order and with the roundings of the reference. PSPs below its thresholds enter as zero.
 */
final class SynapseStates {
  private static final float RISE_DECAY =
      (float) Math.exp(-SimulationTime.DT / LayerError.TAU_RISE);
  private static final float FOLLOW_RATE = (float) (SimulationTime.DT / LayerError.TAU_DECAY);

  /** Steps for which a row without values below {@link #FADING} stays clear of subnormal ones. */
  private static final int FADING_INTERVAL = 256;

  private static final float FADING = 1e-27f;

  private final SuperSpikeSettings settings;
  private final WeightMatrix matrix;
  private final float[] eligibility;
  private final float[] filtered;
  private final float[] gradientSum;
  private final boolean[] fading;
  private long steps;

  /** States of the synapses of {@code matrix}, all zero. */
  SynapseStates(SuperSpikeSettings settings, WeightMatrix matrix) {
    this.settings = settings;
    this.matrix = matrix;
    eligibility = new float[matrix.size()];
    filtered = new float[matrix.size()];
    gradientSum = new float[matrix.size()];
    fading = new boolean[matrix.rows()];
  }

  /** λ, Λ and S, live. */
  SynapticTraces traces() {
    return new SynapticTraces(eligibility, filtered, gradientSum);
  }

  /**
   * One step.
   *
   * @param psp P_j of the feedback delay before
   * @param surrogate σ'_i of the feedback delay before
   * @param countedError e_i of now, zero where it is too small to count
   */
  void evolve(float[] psp, float[] surrogate, float[] countedError) {
    if (steps++ % FADING_INTERVAL == 0) {
      findFading();
    }
    for (int j = 0; j < matrix.rows(); j++) {
      evolveRow(j, counts(psp[j]) ? psp[j] : 0f, surrogate, countedError);
    }
  }

  private void findFading() {
    for (int j = 0; j < matrix.rows(); j++) {
      int from = matrix.rowStart(j);
      int to = matrix.rowStart(j + 1);
      fading[j] =
          Vectors.anyBelow(FADING, eligibility, from, to)
              || Vectors.anyBelow(FADING, filtered, from, to)
              || Vectors.anyBelow(FADING, gradientSum, from, to);
    }
  }

  private boolean counts(float psp) {
    return settings.variant() == Variant.SYMMETRIC ? psp > 1e-7f : psp >= 1e-5f;
  }

  private void evolveRow(int j, float psp, float[] surrogate, float[] countedError) {
    int from = matrix.rowStart(j);
    if (fading[j]) {
      EligibilityKernel.evolveFadingRow(
          psp,
          FOLLOW_RATE,
          RISE_DECAY,
          surrogate,
          countedError,
          eligibility,
          filtered,
          gradientSum,
          from,
          matrix.rowStart(j + 1),
          matrix.columnsOrNull());
    } else if (matrix.isFull()) {
      EligibilityKernel.evolveRow(
          psp,
          FOLLOW_RATE,
          RISE_DECAY,
          surrogate,
          countedError,
          eligibility,
          filtered,
          gradientSum,
          from,
          matrix.columns());
    } else {
      EligibilityKernel.evolveSparseRow(
          psp,
          FOLLOW_RATE,
          RISE_DECAY,
          surrogate,
          countedError,
          eligibility,
          filtered,
          gradientSum,
          from,
          matrix.rowStart(j + 1),
          matrix.columnsOrNull());
    }
  }

  /**
   * S ← S − ρ w_ij a_i: the regulariser of one step, or of several with the same weights.
   *
   * @param activity a_i, what {@link HomeostaticActivity} counts
   */
  void regularise(float[] activity) {
    float strength = settings.regularisation();
    for (int j = 0; j < matrix.rows(); j++) {
      int from = matrix.rowStart(j);
      if (matrix.isFull()) {
        EligibilityKernel.regulariseRow(
            strength, activity, matrix.weights(), gradientSum, from, matrix.columns());
      } else {
        EligibilityKernel.regulariseSparseRow(
            strength,
            activity,
            matrix.weights(),
            gradientSum,
            from,
            matrix.rowStart(j + 1),
            matrix.columnsOrNull());
      }
    }
  }
}
