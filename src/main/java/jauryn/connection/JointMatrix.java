/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import java.util.Arrays;

/**
 * A matrix of which each rank has the columns of its neurons, put together for files that hold all
 * of it. All ranks make the same calls; only rank 0 gets the rows, others get arrays without them.
 */
public final class JointMatrix {
  private static final float[] NOTHING = new float[0];

  private final WeightMatrix local;
  private final AllRanks ranks;
  private final NeuronRange post;
  private final int width;

  /**
   * The whole of a matrix.
   *
   * @param local the columns of this rank
   * @param columns columns on all ranks together
   */
  public JointMatrix(WeightMatrix local, int columns, AllRanks ranks) {
    this.local = local;
    this.ranks = ranks;
    post = ranks.share(ranks.rank(), columns);
    width = (columns + ranks.count() - 1) / ranks.count();
  }

  /** The whole matrix with its weights; on other ranks than 0 one of zeros without synapses. */
  public WeightMatrix matrix() {
    if (ranks.count() == 1) {
      return local;
    }
    WeightMatrix whole = structure();
    float[][] weights = values(local.weights());
    for (int row = 0; row < whole.rows() && ranks.isFirst(); row++) {
      System.arraycopy(weights[row], 0, whole.row(row), 0, weights[row].length);
    }
    return whole;
  }

  private WeightMatrix structure() {
    if (local.isFull() && ranks.isFirst()) {
      return WeightMatrix.full(local.rows(), post.size());
    }
    int[][] columns = new int[local.rows()][0];
    if (!local.isFull()) {
      ranks.joinRows(
          local.rows(),
          width,
          this::globalColumns,
          (row, all, n) -> {
            if (ranks.isFirst()) {
              columns[row] = Arrays.copyOf(all, n);
            }
          });
    }
    return WeightMatrix.sparse(post.size(), columns);
  }

  private int[] globalColumns(int row) {
    int[] columns = local.columnsOf(row).clone();
    for (int k = 0; k < columns.length; k++) {
      columns[k] += post.begin();
    }
    return columns;
  }

  /** Values per synapse of the whole matrix, in the shape of {@link #matrix()}. */
  public float[][] values(float[][] values) {
    if (ranks.count() == 1) {
      return values;
    }
    float[][] whole = new float[local.rows()][];
    ranks.joinRows(
        local.rows(),
        width,
        row -> bits(values[row]),
        (row, all, n) -> whole[row] = ranks.isFirst() ? floats(all, n) : NOTHING);
    return whole;
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, k -> Float.floatToRawIntBits(values[k]));
    return bits;
  }

  private static float[] floats(int[] bits, int n) {
    float[] values = new float[n];
    for (int k = 0; k < n; k++) {
      values[k] = Float.intBitsToFloat(bits[k]);
    }
    return values;
  }
}
