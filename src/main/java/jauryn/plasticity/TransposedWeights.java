/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.Transpose;

/**
 * Symmetric feedback: the transpose of the weights to the output layer, renewed when they have
 * changed.
 */
public final class TransposedWeights implements FeedbackWeights {
  private final SuperSpikeConnection forward;
  private final float[][] transposed;
  private long version = -1;

  /** Feedback through the weights of {@code forward}. */
  public TransposedWeights(SuperSpikeConnection forward) {
    this.forward = forward;
    transposed = new float[forward.matrix().columns()][forward.matrix().rows()];
  }

  @Override
  public void refresh() {
    if (version != forward.weightVersion()) {
      version = forward.weightVersion();
      Transpose.into(forward.matrix(), transposed);
    }
  }

  @Override
  public float[] row(int output) {
    return transposed[output];
  }
}
