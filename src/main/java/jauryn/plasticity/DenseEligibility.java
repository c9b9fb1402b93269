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
  private final float[] countedError;
  private final float[] activity;
  private final float[] eligibility;
  private final float[] filtered;
  private final float[] gradientSum;

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
    countedError = new float[postLength];
    activity = new float[postLength];
    eligibility = new float[matrix.size()];
    filtered = new float[matrix.size()];
    gradientSum = new float[matrix.size()];
  }

  @Override
  public void evolve(long step, float[] surrogate, float[] error) {
    for (int i = 0; i < countedError.length; i++) {
      countedError[i] = Math.abs(error[i]) < SuperSpikeSettings.ERROR_THRESHOLD ? 0f : error[i];
    }
    boolean regularised = settings.regularisation() != 0f;
    if (regularised) {
      homeostasis.evaluate(error, activity);
    }
    float[] pastPsp = pspDelay.oldest(step);
    float[] pastSurrogate = surrogateDelay.oldest(step);
    for (int j = 0; j < matrix.rows(); j++) {
      if (regularised) {
        regularise(j);
      }
      evolveRow(j, counts(pastPsp[j]) ? pastPsp[j] : 0f, pastSurrogate);
    }
    pspDelay.put(step, psp.values());
    surrogateDelay.put(step, surrogate);
    psp.evolve(step);
  }

  private boolean counts(float value) {
    return settings.variant() == Variant.SYMMETRIC ? value > 1e-7f : value >= 1e-5f;
  }

  private void evolveRow(int j, float pastPsp, float[] pastSurrogate) {
    int from = matrix.rowStart(j);
    if (matrix.isFull()) {
      EligibilityKernel.evolveRow(
          pastPsp,
          FOLLOW_RATE,
          RISE_DECAY,
          pastSurrogate,
          countedError,
          eligibility,
          filtered,
          gradientSum,
          from,
          matrix.columns());
    } else {
      EligibilityKernel.evolveSparseRow(
          pastPsp,
          FOLLOW_RATE,
          RISE_DECAY,
          pastSurrogate,
          countedError,
          eligibility,
          filtered,
          gradientSum,
          from,
          matrix.rowStart(j + 1),
          matrix.columnsOrNull());
    }
  }

  private void regularise(int j) {
    int from = matrix.rowStart(j);
    float strength = settings.regularisation();
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

  @Override
  public float[] gradient(long step) {
    flushSubnormals();
    return gradientSum;
  }

  @Override
  public SynapticTraces traces(long step) {
    flushSubnormals();
    return new SynapticTraces(eligibility, filtered, gradientSum);
  }

  @Override
  public double[] means(long step) {
    flushSubnormals();
    return new double[] {mean(eligibility), mean(filtered), mean(gradientSum)};
  }

  private static double mean(float[] values) {
    return Vectors.sum(values, values.length) / values.length;
  }

  private void flushSubnormals() {
    Vectors.flushSubnormals(eligibility, eligibility.length);
    Vectors.flushSubnormals(filtered, filtered.length);
  }
}
