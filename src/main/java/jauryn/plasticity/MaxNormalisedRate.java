/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.SimulationTime;
import jauryn.math.Vectors;

/**
 * RMaxProp: the step of each synapse is its mean gradient over the interval, divided by the root of
 * a slowly decaying maximum of its square (paper, section 3.3.6), so no step exceeds the learning
 * rate.
 */
final class MaxNormalisedRate {
  private static final int INTERVAL = SuperSpikeSettings.UPDATE_INTERVAL;
  private static final float INVERSE_INTERVAL = 1f / INTERVAL;
  private static final float MAXIMUM_DECAY =
      (float) Math.exp(-INTERVAL * SimulationTime.DT / SuperSpikeSettings.TAU_RMS);

  private final double epsilon;
  private final float bound;
  private final float[] secondMoment;
  private double learningRate;

  MaxNormalisedRate(SuperSpikeSettings settings, int synapses) {
    epsilon = settings.epsilon();
    bound = settings.weightBound();
    learningRate = settings.eta();
    secondMoment = new float[synapses];
  }

  double learningRate() {
    return learningRate;
  }

  void setLearningRate(double eta) {
    learningRate = eta;
  }

  float[] secondMoment() {
    return secondMoment;
  }

  double meanSecondMoment() {
    return Vectors.sum(secondMoment, secondMoment.length) / secondMoment.length;
  }

  /**
   * Takes in a gradient sum, which is set to zero, and where {@code learning} changes the weights.
   */
  void update(float[] gradientSum, float[] weights, boolean learning) {
    for (int k = 0; k < weights.length; k++) {
      float mean = gradientSum[k] * INVERSE_INTERVAL;
      float moment = Math.max(mean * mean, MAXIMUM_DECAY * secondMoment[k]);
      secondMoment[k] = moment;
      if (learning) {
        double gradient = gradientSum[k] / (float) INTERVAL;
        double scale = 1.0 / (Math.sqrt(moment) + epsilon);
        float weight = (float) Math.fma(gradient * learningRate, scale, weights[k]);
        weights[k] = Math.max(-bound, Math.min(bound, weight));
      }
      gradientSum[k] = 0f;
    }
  }
}
