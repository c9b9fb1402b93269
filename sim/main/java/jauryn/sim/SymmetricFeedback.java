/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Simulation;
import jauryn.math.ReferenceRandom;
import jauryn.plasticity.ErrorFeedback;
import jauryn.plasticity.FeedbackWeights;
import jauryn.plasticity.OutputError;
import jauryn.plasticity.ProductWeights;
import jauryn.plasticity.SuperSpikeConnection;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import jauryn.plasticity.TransposedWeights;
import java.util.List;

/**
 * Errors pass down through the forward weights, layer by layer, each layer one step later than the
 * one above. Since all of that is linear, a layer gets the output's errors through the product of
 * the weights between, with the steps of latency added up.
 */
final class SymmetricFeedback implements FeedbackPath {
  private final boolean enabled;

  SymmetricFeedback(SuperSpikeParameters parameters) {
    enabled = !parameters.fixedhidden();
  }

  @Override
  public Variant variant() {
    return Variant.SYMMETRIC;
  }

  @Override
  public float hiddenRegularisation() {
    return 0f;
  }

  @Override
  public List<FixedFeedback> connect(
      Simulation simulation,
      List<SuperSpikeConnection> hidden,
      SuperSpikeConnection output,
      OutputError error,
      ReferenceRandom random) {
    if (!enabled) {
      return List.of();
    }
    FeedbackWeights weights = new TransposedWeights(output, simulation.ranks());
    for (int k = hidden.size() - 1; k >= 0; k--) {
      SuperSpikeConnection layer = hidden.get(k);
      int latency = hidden.size() - 1 - k;
      simulation.add(new ErrorFeedback(layer, error, weights, latency, false));
      if (k > 0) {
        weights = new ProductWeights(weights, error.size(), layer, simulation.ranks());
      }
    }
    return List.of();
  }
}
