/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.math.ReferenceRandom;
import jauryn.plasticity.ErrorFeedback;
import jauryn.plasticity.OutputError;
import jauryn.plasticity.SuperSpikeConnection;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import jauryn.plasticity.UniformWeights;
import java.util.List;

/**
 * Errors go straight to every hidden layer, all of which get the same sum (paper, section 3.3.4).
 * All but the weights is as in the path it takes the place of: errors are as late, and the
 * connections behave like the same class of the reference.
 */
final class UniformFeedback implements FeedbackPath {
  private final FeedbackPath replaced;
  private final boolean enabled;

  UniformFeedback(FeedbackPath replaced, SuperSpikeParameters parameters) {
    this.replaced = replaced;
    enabled = !parameters.fixedhidden();
  }

  @Override
  public Variant variant() {
    return replaced.variant();
  }

  @Override
  public float hiddenRegularisation() {
    return replaced.hiddenRegularisation();
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
    boolean likeSpikes = variant() == Variant.RANDOM;
    for (int k = 0; k < hidden.size(); k++) {
      SuperSpikeConnection layer = hidden.get(k);
      simulation.add(
          new ErrorFeedback(
              layer,
              error,
              new UniformWeights(layer.matrix().columns()),
              likeSpikes ? SimulationTime.MIN_DELAY : hidden.size() - 1 - k,
              likeSpikes));
    }
    return List.of();
  }
}
