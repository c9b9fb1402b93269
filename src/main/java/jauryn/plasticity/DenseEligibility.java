/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.WeightMatrix;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.math.EligibilityKernel;
import jauryn.math.Vectors;
import jauryn.plasticity.SuperSpikeSettings.Variant;

/**
 * The SuperSpike rule as the reference program computes it: two filters and a sum per synapse, each
 * updated in every step.
 *
 * <p>Per synapse λ ← λ + P_j σ'_i, Λ ← Λ + (λ − Λ)dt/10ms, S ← S + Λ e_i, λ ← λ exp(−dt/5ms), where
 * the PSP P_j and the surrogate derivative σ'_i are those of D steps ago. Order and rounding of
 * operations are those of the reference, so weights are equal to the last bit. Values below the
 * thresholds of the reference enter as zero.
 */
final class DenseEligibility implements EligibilityRule {
  private static final float RISE_DECAY =
      (float) Math.exp(-SimulationTime.DT / LayerError.TAU_RISE);
  private static final float FOLLOW_RATE = (float) (SimulationTime.DT / LayerError.TAU_DECAY);

  private final SuperSpikeSettings settings;
  private final WeightMatrix matrix;
  private final HomeostaticActivity homeostasis;
  private final PresynapticPsp psp;
  private final VectorDelay pspDelay;
  private final VectorDelay surrogateDelay;
  private final float[] error;
  private final float[] activity;
  private final float[][] eligibility;
  private final float[][] filtered;
  private final float[][] gradientSum;

  DenseEligibility(
      SuperSpikeSettings settings,
      SpikingGroup source,
      WeightMatrix matrix,
      HomeostaticActivity homeostasis,
      int postLength) {
    this.settings = settings;
    this.matrix = matrix;
    this.homeostasis = homeostasis;
    psp = new PresynapticPsp(source);
    pspDelay = new VectorDelay(settings.feedbackDelay(), psp.values().length);
    surrogateDelay = new VectorDelay(settings.feedbackDelay(), postLength);
    error = new float[postLength];
    activity = new float[postLength];
    eligibility = matrix.newValues();
    filtered = matrix.newValues();
    gradientSum = matrix.newValues();
  }

  @Override
  public float[] errorRow(long step) {
    return error;
  }

  @Override
  public float[] surrogateRow(long step) {
    return surrogateDelay.row(step);
  }

  @Override
  public void evolve(long step) {
    boolean regularised = settings.regularisation() != 0f;
    if (regularised) {
      homeostasis.evaluate(error, activity);
    }
    float[] pastPsp = pspDelay.past(step);
    float[] pastSurrogate = surrogateDelay.past(step);
    for (int j = 0; j < matrix.rows(); j++) {
      if (regularised) {
        regularise(j);
      }
      evolveRow(j, counts(pastPsp[j]) ? pastPsp[j] : 0f, pastSurrogate);
    }
    System.arraycopy(psp.values(), 0, pspDelay.row(step), 0, pastPsp.length);
    psp.evolve(step);
  }

  private boolean counts(float value) {
    return settings.variant() == Variant.SYMMETRIC ? value > 1e-7f : value >= 1e-5f;
  }

  private void evolveRow(int j, float pastPsp, float[] pastSurrogate) {
    if (matrix.isFull()) {
      EligibilityKernel.evolveRow(
          pastPsp,
          FOLLOW_RATE,
          RISE_DECAY,
          pastSurrogate,
          error,
          eligibility[j],
          filtered[j],
          gradientSum[j],
          matrix.columns());
    } else {
      EligibilityKernel.evolveSparseRow(
          pastPsp,
          FOLLOW_RATE,
          RISE_DECAY,
          pastSurrogate,
          error,
          eligibility[j],
          filtered[j],
          gradientSum[j],
          matrix.columnsOf(j));
    }
  }

  private void regularise(int j) {
    float strength = settings.regularisation();
    if (matrix.isFull()) {
      EligibilityKernel.regulariseRow(
          strength, activity, matrix.row(j), gradientSum[j], matrix.columns());
    } else {
      EligibilityKernel.regulariseSparseRow(
          strength, activity, matrix.row(j), gradientSum[j], matrix.columnsOf(j));
    }
  }

  @Override
  public void update(long step, MaxNormalisedRate optimiser, boolean learning) {
    flushSubnormals();
    optimiser.updateExactly(gradientSum, learning);
  }

  @Override
  public SynapticTraces traces(long step) {
    flushSubnormals();
    return new SynapticTraces(eligibility, filtered, gradientSum);
  }

  @Override
  public double[] means(long step) {
    flushSubnormals();
    double n = matrix.size();
    return new double[] {
      Vectors.sum(eligibility) / n, Vectors.sum(filtered) / n, Vectors.sum(gradientSum) / n
    };
  }

  private void flushSubnormals() {
    for (int j = 0; j < eligibility.length; j++) {
      Vectors.flushSubnormals(eligibility[j], eligibility[j].length);
      Vectors.flushSubnormals(filtered[j], filtered[j].length);
    }
  }
}
