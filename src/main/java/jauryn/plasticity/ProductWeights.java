/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.WeightMatrix;
import jauryn.math.Vectors;
import java.util.Arrays;

/**
 * Symmetric feedback past a hidden layer: the feedback weights of that layer times the transpose of
 * its forward weights, renewed when either has changed.
 */
public final class ProductWeights implements FeedbackWeights {
  private final FeedbackWeights above;
  private final int outputs;
  private final SuperSpikeConnection forward;
  private final float[] transposed;
  private final float[] product;
  private long version = -1;

  /**
   * Feedback to the source of {@code forward}.
   *
   * @param above feedback weights of the layer {@code forward} leads to
   * @param outputs number of output neurons
   */
  public ProductWeights(FeedbackWeights above, int outputs, SuperSpikeConnection forward) {
    this.above = above;
    this.outputs = outputs;
    this.forward = forward;
    transposed = new float[forward.matrix().rows() * forward.matrix().columns()];
    product = new float[outputs * forward.matrix().rows()];
  }

  @Override
  public float[] current() {
    if (version != forward.weightVersion()) {
      version = forward.weightVersion();
      renew();
    }
    return product;
  }

  private void renew() {
    WeightMatrix matrix = forward.matrix();
    matrix.transposeInto(transposed);
    float[] upper = above.current();
    float[] row = new float[matrix.rows()];
    for (int k = 0; k < outputs; k++) {
      Arrays.fill(row, 0f);
      for (int i = 0; i < matrix.columns(); i++) {
        Vectors.addScaled(
            upper[k * matrix.columns() + i], transposed, i * matrix.rows(), row, row.length);
      }
      System.arraycopy(row, 0, product, k * row.length, row.length);
    }
  }
}
