/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import jauryn.connection.StaticConnection;
import jauryn.connection.Transpose;
import jauryn.connection.WeightMatrix;
import java.util.Arrays;

/**
 * The weights of a connection seen from the other end: from every postsynaptic neuron, wherever it
 * lives, to the presynaptic neurons of this rank, with zeros where no synapse exists.
 *
 * <p>Ranks keep the weights towards their own neurons, so a mirror of the others' is made by
 * letting all know all of them, some rows at a time; each keeps its part. That happens once per
 * weight update, and costs a fraction of what spikes cost in the time between.
 */
final class MirroredWeights {
  private final WeightMatrix matrix;
  private final NeuronRange source;
  private final int columns;
  private final AllRanks ranks;
  private final float[][] transposed;

  /** A mirror, all zero, of the weights of {@code forward}. */
  MirroredWeights(StaticConnection forward, AllRanks ranks) {
    matrix = forward.matrix();
    source = forward.source().local();
    columns = forward.layer().size();
    this.ranks = ranks;
    transposed = new float[columns][source.length()];
  }

  /** Weights from postsynaptic neuron {@code post} to local presynaptic ones. */
  float[] row(int post) {
    return transposed[post];
  }

  /** Takes in the present weights; to be called on all ranks. */
  void renew() {
    if (ranks.count() == 1) {
      Transpose.into(matrix, transposed);
      return;
    }
    int[] local = new int[matrix.columns()];
    int width = (columns + ranks.count() - 1) / ranks.count();
    ranks.joinRows(matrix.rows(), width, row -> dense(row, local), this::keep);
  }

  private int[] dense(int row, int[] local) {
    float[] weights = matrix.row(row);
    Arrays.fill(local, 0);
    for (int k = 0; k < weights.length; k++) {
      local[matrix.column(row, k)] = Float.floatToRawIntBits(weights[k]);
    }
    return local;
  }

  private void keep(int row, int[] weights, int n) {
    if (source.contains(row)) {
      for (int post = 0; post < n; post++) {
        transposed[post][row - source.begin()] = Float.intBitsToFloat(weights[post]);
      }
    }
  }
}
