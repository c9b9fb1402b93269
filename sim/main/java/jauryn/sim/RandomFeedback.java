/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.NeuronRange;
import jauryn.connection.RandomStructure;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.math.ReferenceRandom;
import jauryn.plasticity.ErrorFeedback;
import jauryn.plasticity.OutputError;
import jauryn.plasticity.SuperSpikeConnection;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * Errors go straight to every hidden layer through fixed weights of N(0, 1), delayed like spikes.
 */
final class RandomFeedback implements FeedbackPath {
  private static final float DEVIATION = 1f;

  private final WeightFiles initialWeights;

  RandomFeedback(WeightFiles initialWeights) {
    this.initialWeights = initialWeights;
  }

  @Override
  public Variant variant() {
    return Variant.RANDOM;
  }

  @Override
  public float hiddenRegularisation() {
    return 1f;
  }

  @Override
  public List<FixedFeedback> connect(
      Simulation simulation,
      List<SuperSpikeConnection> hidden,
      SuperSpikeConnection output,
      OutputError error,
      ReferenceRandom random) {
    List<FixedFeedback> feedback = new ArrayList<>();
    for (SuperSpikeConnection layer : hidden) {
      NeuronRange post = layer.layer().local();
      RandomStructure structure = RandomStructure.draw(error.size(), post, 1f, random);
      WeightMatrix drawn = structure.localMatrix();
      structure.drawWeights(DEVIATION, Float.POSITIVE_INFINITY, random, drawn);
      WeightMatrix weights =
          initialWeights.fullOrDrawn(WeightFiles.feedback(feedback.size()), post, drawn);
      ErrorFeedback connection =
          new ErrorFeedback(layer, error, weights::row, SimulationTime.MIN_DELAY, true);
      feedback.add(new FixedFeedback(simulation.add(connection), weights, post));
    }
    return feedback;
  }
}
