/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.AllRanks;
import jauryn.math.Vectors;
import java.util.Arrays;

/**
 * Symmetric feedback past a hidden layer: the feedback weights of that layer times the transpose of
 * its forward weights, renewed when these have changed (all connections change in the same step).
 *
 * <p>Each rank works out the columns of its own neurons, from the whole of the factor above, which
 * the ranks tell one another, and its part of the mirrored forward weights.
 */
public final class ProductWeights implements FeedbackWeights {
  private final FeedbackWeights above;
  private final SuperSpikeConnection forward;
  private final AllRanks ranks;
  private final MirroredWeights mirror;
  private final float[][] product;
  private long version = -1;

  /**
   * Feedback to the source of {@code forward}.
   *
   * @param above feedback weights of the layer {@code forward} leads to
   * @param outputs number of output neurons
   * @param ranks all of which call {@link #refresh} in the same steps
   */
  public ProductWeights(
      FeedbackWeights above, int outputs, SuperSpikeConnection forward, AllRanks ranks) {
    this.above = above;
    this.forward = forward;
    this.ranks = ranks;
    mirror = new MirroredWeights(forward, ranks);
    product = new float[outputs][forward.source().local().length()];
  }

  @Override
  public void refresh() {
    above.refresh();
    if (version != forward.weightVersion()) {
      version = forward.weightVersion();
      mirror.renew();
      renew();
    }
  }

  private void renew() {
    int local = forward.layer().local().length();
    int[] bits = new int[local];
    int width = (forward.layer().size() + ranks.count() - 1) / ranks.count();
    ranks.joinRows(product.length, width, k -> bits(above.row(k), bits), this::multiply);
  }

  private static int[] bits(float[] values, int[] bits) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private void multiply(int k, int[] upper, int n) {
    float[] row = product[k];
    Arrays.fill(row, 0f);
    for (int i = 0; i < n; i++) {
      Vectors.addScaled(Float.intBitsToFloat(upper[i]), mirror.row(i), row, row.length);
    }
  }

  @Override
  public float[] row(int output) {
    return product[output];
  }
}
