/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.AllRanks;
import jauryn.connection.SynapseState;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.RateKernel;

/**
 * Turns gradients into steps of the weights. As a rule RMaxProp: the step of each synapse is its
 * mean gradient over the interval, divided by the root of a slowly decaying maximum of its square
 * (paper, section 3.3.6), so no step exceeds the learning rate. The other ways to normalise, and
 * one rate for all synapses of a connection, are there to compare with.
 */
final class NormalisedRate {
  private final double epsilon;
  private final float bound;
  private final int interval;
  private final float inverseInterval;
  private final double decay;
  private final float forgetting;
  private final Normalisation normalisation;
  private final boolean shared;
  private final WeightMatrix matrix;
  private final float[][] secondMoment;
  private AllRanks ranks = AllRanks.alone();
  private double learningRate;

  NormalisedRate(SuperSpikeSettings settings, WeightMatrix matrix) {
    epsilon = settings.epsilon();
    bound = settings.weightBound();
    interval = settings.updateInterval();
    inverseInterval = 1f / interval;
    decay = Math.exp(-interval * SimulationTime.DT / SuperSpikeSettings.TAU_RMS);
    forgetting = (float) decay;
    normalisation = settings.normalisation();
    shared = settings.sharedRate();
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

  /** The ranks that hold other synapses of the connection; all of them update in the same steps. */
  void setRanks(AllRanks ranks) {
    this.ranks = ranks;
  }

  void setLearningRate(double eta) {
    learningRate = eta;
  }

  float[][] secondMoment() {
    return secondMoment;
  }

  private boolean isPlain() {
    return normalisation == Normalisation.MAXIMUM && !shared;
  }

  /**
   * Takes in a gradient sum, which is set to zero, and where {@code learning} changes the weights.
   * Rounds as the reference does, in double precision.
   */
  void updateExactly(float[][] gradientSum, boolean learning) {
    if (!isPlain()) {
      updateOtherwise(gradientSum, learning);
      return;
    }
    for (int row = 0; row < gradientSum.length; row++) {
      updateExactly(gradientSum[row], secondMoment[row], matrix.row(row), learning);
    }
  }

  private void updateExactly(float[] sum, float[] moment, float[] weights, boolean learning) {
    for (int k = 0; k < sum.length; k++) {
      float mean = sum[k] * inverseInterval;
      moment[k] = Math.max(mean * mean, forgetting * moment[k]);
      if (learning) {
        weights[k] = moved(weights[k], sum[k], 1.0 / (Math.sqrt(moment[k]) + epsilon));
      }
      sum[k] = 0f;
    }
  }

  private float moved(float weight, float sum, double scale) {
    double gradient = sum / (float) interval;
    float moved = (float) Math.fma(gradient * learningRate, scale, weight);
    return Math.max(-bound, Math.min(bound, moved));
  }

  /** The same in single precision. */
  void update(float[][] gradientSum, boolean learning) {
    if (!isPlain()) {
      updateOtherwise(gradientSum, learning);
      return;
    }
    for (int row = 0; row < gradientSum.length; row++) {
      float[] sum = gradientSum[row];
      if (learning) {
        RateKernel.changeWeights(
            inverseInterval,
            forgetting,
            (float) learningRate,
            (float) epsilon,
            bound,
            sum,
            secondMoment[row],
            matrix.row(row),
            sum.length);
      } else {
        RateKernel.adaptMoment(inverseInterval, forgetting, sum, secondMoment[row], sum.length);
      }
    }
  }

  private void updateOtherwise(float[][] gradientSum, boolean learning) {
    float largest = 0f;
    for (int row = 0; row < gradientSum.length; row++) {
      float[] moment = secondMoment[row];
      for (int k = 0; k < moment.length; k++) {
        float mean = gradientSum[row][k] * inverseInterval;
        moment[k] = nextMoment(mean * mean, moment[k]);
        largest = Math.max(largest, moment[k]);
      }
    }
    if (shared) {
      for (float other : ranks.join(new float[] {largest}, 1)) {
        largest = Math.max(largest, other);
      }
    }
    for (int row = 0; row < gradientSum.length; row++) {
      float[] sum = gradientSum[row];
      float[] weights = matrix.row(row);
      for (int k = 0; k < sum.length; k++) {
        if (learning) {
          weights[k] = moved(weights[k], sum[k], scale(shared ? largest : secondMoment[row][k]));
        }
        sum[k] = 0f;
      }
    }
  }

  private float nextMoment(float square, float moment) {
    switch (normalisation) {
      case MAXIMUM:
        return Math.max(square, forgetting * moment);
      case MEAN:
        return (float) (decay * moment + (1 - decay) * square);
      default:
        return moment;
    }
  }

  private double scale(float moment) {
    return normalisation == Normalisation.NONE ? 1.0 : 1.0 / (Math.sqrt(moment) + epsilon);
  }
}
