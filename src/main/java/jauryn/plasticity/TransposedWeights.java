/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.AllRanks;

/**
 * Symmetric feedback: the transpose of the weights to the output layer, renewed when they have
 * changed. All ranks see the same errors, so they renew in the same step.
 */
public final class TransposedWeights implements FeedbackWeights {
  private final SuperSpikeConnection forward;
  private final MirroredWeights mirror;
  private long version = -1;

  /**
   * Feedback through the weights of {@code forward}.
   *
   * @param ranks all of which call {@link #refresh} in the same steps
   */
  public TransposedWeights(SuperSpikeConnection forward, AllRanks ranks) {
    this.forward = forward;
    mirror = new MirroredWeights(forward, ranks);
  }

  @Override
  public void refresh() {
    if (version != forward.weightVersion()) {
      version = forward.weightVersion();
      mirror.renew();
    }
  }

  @Override
  public float[] row(int output) {
    return mirror.row(output);
  }
}
