/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.Transpose;
import jauryn.connection.WeightMatrix;
import jauryn.math.Vectors;
import java.util.Arrays;

/**
 * Symmetric feedback past a hidden layer: the feedback weights of that layer times the transpose of
 * its forward weights, renewed when these have changed (all connections change in the same step).
 */
public final class ProductWeights implements FeedbackWeights {
  private final FeedbackWeights above;
  private final SuperSpikeConnection forward;
  private final float[][] transposed;
  private final float[][] product;
  private long version = -1;

  /**
   * Feedback to the source of {@code forward}.
   *
   * @param above feedback weights of the layer {@code forward} leads to
   * @param outputs number of output neurons
   */
  public ProductWeights(FeedbackWeights above, int outputs, SuperSpikeConnection forward) {
    this.above = above;
    this.forward = forward;
    transposed = new float[forward.matrix().columns()][forward.matrix().rows()];
    product = new float[outputs][forward.matrix().rows()];
  }

  @Override
  public void refresh() {
    above.refresh();
    if (version != forward.weightVersion()) {
      version = forward.weightVersion();
      renew();
    }
  }

  private void renew() {
    WeightMatrix matrix = forward.matrix();
    Transpose.into(matrix, transposed);
    for (int k = 0; k < product.length; k++) {
      Arrays.fill(product[k], 0f);
      float[] upper = above.row(k);
      for (int i = 0; i < matrix.columns(); i++) {
        Vectors.addScaled(upper[i], transposed[i], product[k], matrix.rows());
      }
    }
  }

  @Override
  public float[] row(int output) {
    return product[output];
  }
}
