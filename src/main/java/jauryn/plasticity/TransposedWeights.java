/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Symmetric feedback: the transpose of the weights to the output layer, renewed when they have
 * changed.
 */
public final class TransposedWeights implements FeedbackWeights {
  private final SuperSpikeConnection forward;
  private final float[] transposed;
  private long version = -1;

  /** Feedback through the weights of {@code forward}. */
  public TransposedWeights(SuperSpikeConnection forward) {
    this.forward = forward;
    transposed = new float[forward.matrix().rows() * forward.matrix().columns()];
  }

  @Override
  public float[] current() {
    if (version != forward.weightVersion()) {
      version = forward.weightVersion();
      forward.matrix().transposeInto(transposed);
    }
    return transposed;
  }
}
