/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.SynapseState;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.RateKernel;

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
  private final WeightMatrix matrix;
  private final float[][] secondMoment;
  private double learningRate;

  MaxNormalisedRate(SuperSpikeSettings settings, WeightMatrix matrix) {
    epsilon = settings.epsilon();
    bound = settings.weightBound();
    learningRate = settings.eta();
    this.matrix = matrix;
    secondMoment = matrix.newValues();
  }

  void save(StateWriter out, SynapseState synapses) {
    out.real("learning rate", learningRate);
    synapses.save(out, "second moment", secondMoment);
  }

  void load(StateReader in, SynapseState synapses) {
    learningRate = in.real("learning rate");
    synapses.load(in, "second moment", secondMoment);
  }

  void setLearningRate(double eta) {
    learningRate = eta;
  }

  float[][] secondMoment() {
    return secondMoment;
  }

  /**
   * Takes in a gradient sum, which is set to zero, and where {@code learning} changes the weights.
   * Rounds as the reference does, in double precision.
   */
  void updateExactly(float[][] gradientSum, boolean learning) {
    for (int row = 0; row < gradientSum.length; row++) {
      updateExactly(gradientSum[row], secondMoment[row], matrix.row(row), learning);
    }
  }

  private void updateExactly(float[] sum, float[] moment, float[] weights, boolean learning) {
    for (int k = 0; k < sum.length; k++) {
      float mean = sum[k] * INVERSE_INTERVAL;
      moment[k] = Math.max(mean * mean, MAXIMUM_DECAY * moment[k]);
      if (learning) {
        double gradient = sum[k] / (float) INTERVAL;
        double scale = 1.0 / (Math.sqrt(moment[k]) + epsilon);
        float weight = (float) Math.fma(gradient * learningRate, scale, weights[k]);
        weights[k] = Math.max(-bound, Math.min(bound, weight));
      }
      sum[k] = 0f;
    }
  }

  /** The same in single precision. */
  void update(float[][] gradientSum, boolean learning) {
    for (int row = 0; row < gradientSum.length; row++) {
      float[] sum = gradientSum[row];
      if (learning) {
        RateKernel.changeWeights(
            INVERSE_INTERVAL,
            MAXIMUM_DECAY,
            (float) learningRate,
            (float) epsilon,
            bound,
            sum,
            secondMoment[row],
            matrix.row(row),
            sum.length);
      } else {
        RateKernel.adaptMoment(INVERSE_INTERVAL, MAXIMUM_DECAY, sum, secondMoment[row], sum.length);
      }
    }
  }
}
