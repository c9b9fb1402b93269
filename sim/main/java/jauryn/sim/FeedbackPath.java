/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Simulation;
import jauryn.math.ReferenceRandom;
import jauryn.plasticity.OutputError;
import jauryn.plasticity.SuperSpikeConnection;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.List;

/**
 * How errors of the output reach the hidden layers: all in which {@code sim_symfb} and {@code
 * sim_rfb} differ.
 */
interface FeedbackPath {
  /** Which class of the reference the connections behave like. */
  Variant variant();

  /** Strength of the regulariser of hidden connections where no other is given. */
  float hiddenRegularisation();

  /**
   * Connects the output's error to the hidden layers.
   *
   * @param hidden connections to the hidden layers, from the input upwards
   * @param output the connection to the output layer
   * @return the feedback that has weights of its own, in the same order; none if it uses those of
   *     the forward connections
   */
  List<FixedFeedback> connect(
      Simulation simulation,
      List<SuperSpikeConnection> hidden,
      SuperSpikeConnection output,
      OutputError error,
      ReferenceRandom random);

  /** The path for a kind of feedback. */
  static FeedbackPath of(Feedback feedback, SuperSpikeParameters parameters) {
    FeedbackPath path =
        feedback == Feedback.SYMMETRIC
            ? new SymmetricFeedback(parameters)
            : new RandomFeedback(new WeightFiles(parameters.loadWeights()));
    return parameters.uniform() ? new UniformFeedback(path, parameters) : path;
  }
}
