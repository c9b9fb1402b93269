/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.WeightMatrix;
import jauryn.kernel.SpikingGroup;
import jauryn.math.Vectors;

/**
 * The SuperSpike rule as the reference program computes it: the {@link SynapseStates} of every
 * synapse, updated in every step, so that weights are equal to the last bit.
 *
 * <p>PSPs and surrogate derivatives take effect D steps late, to meet the error they caused.
 */
final class DenseEligibility implements EligibilityRule {
  private final boolean regularised;
  private final HomeostaticActivity homeostasis;
  private final PresynapticPsp psp;
  private final VectorDelay pspDelay;
  private final VectorDelay surrogateDelay;
  private final float[] countedError;
  private final float[] activity;
  private final SynapseStates states;

  DenseEligibility(
      SuperSpikeSettings settings,
      SpikingGroup source,
      WeightMatrix matrix,
      HomeostaticActivity homeostasis,
      int postLength) {
    this.homeostasis = homeostasis;
    regularised = settings.regularisation() != 0f;
    psp = new PresynapticPsp(source);
    pspDelay = new VectorDelay(settings.feedbackDelay(), psp.values().length);
    surrogateDelay = new VectorDelay(settings.feedbackDelay(), postLength);
    countedError = new float[postLength];
    activity = new float[postLength];
    states = new SynapseStates(settings, matrix);
  }

  @Override
  public void evolve(long step, float[] surrogate, float[] error) {
    for (int i = 0; i < countedError.length; i++) {
      countedError[i] = Math.abs(error[i]) < SuperSpikeSettings.ERROR_THRESHOLD ? 0f : error[i];
    }
    if (regularised) {
      homeostasis.evaluate(error, activity);
      states.regularise(activity);
    }
    states.evolve(pspDelay.oldest(step), surrogateDelay.oldest(step), countedError);
    pspDelay.put(step, psp.values());
    surrogateDelay.put(step, surrogate);
    psp.evolve(step);
  }

  @Override
  public float[] gradient(long step) {
    return states.traces().gradientSum();
  }

  @Override
  public SynapticTraces traces(long step) {
    return states.traces();
  }

  @Override
  public void handOver(long step) {}

  @Override
  public double[] means(long step) {
    SynapticTraces now = states.traces();
    return new double[] {mean(now.eligibility()), mean(now.filtered()), mean(now.gradientSum())};
  }

  private static double mean(float[] values) {
    return Vectors.sum(values, values.length) / values.length;
  }
}
