/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import jauryn.comm.NeuronRange;
import jauryn.math.ReferenceRandom;

/**
 * Which synapses of a random connection exist, and their random weights, drawn as the reference
 * program draws them.
 *
 * <p>Every process draws the whole matrix in row-major order and keeps the columns it owns, so a
 * weight does not depend on how neurons are dealt out.
 */
public final class RandomStructure {
  private final int rows;
  private final NeuronRange post;

  /** Column of every element of the whole matrix, row by row; null where all exist. */
  private final int[] column;

  private final int[] rowStart;

  private RandomStructure(int rows, NeuronRange post, int[] rowStart, int[] column) {
    this.rows = rows;
    this.post = post;
    this.rowStart = rowStart;
    this.column = column;
  }

  /**
   * Draws the structure: each synapse exists with probability {@code density}, by geometric jumps
   * through the matrix (one exponential number a jump; a single one where the density is 1).
   *
   * @param rows presynaptic neurons
   * @param post postsynaptic neurons
   * @param density in (0, 1]
   */
  public static RandomStructure draw(
      int rows, NeuronRange post, double density, ReferenceRandom random) {
    return draw(rows, post, density, true, random);
  }

  /**
   * The same with or without synapses of neurons with themselves, for a group that is connected
   * with itself. Those left out are drawn nevertheless.
   */
  public static RandomStructure draw(
      int rows, NeuronRange post, double density, boolean autapses, ReferenceRandom random) {
    if (!(density > 0 && density <= 1)) {
      throw new IllegalArgumentException("connection density must be in (0, 1], not " + density);
    }
    double first = random.nextExponential();
    if (density == 1 && autapses) {
      return new RandomStructure(rows, post, null, null);
    }
    double hazard = 1.0 / (1.0 / density - 1.0);
    long cells = (long) rows * post.size();
    int[] rowStart = new int[rows + 1];
    IntArrayList columns = new IntArrayList();
    double jump = 0;
    for (long cell = (long) (first / hazard); cell < cells; ) {
      int column = (int) (cell % post.size());
      int row = (int) (cell / post.size());
      if (autapses || row != column) {
        columns.add(column);
        rowStart[row + 1]++;
      }
      jump += 1 + (density == 1 ? 0 : random.nextExponential() / hazard);
      long whole = (long) jump;
      jump -= whole;
      cell += whole;
    }
    for (int row = 0; row < rows; row++) {
      rowStart[row + 1] += rowStart[row];
    }
    return new RandomStructure(rows, post, rowStart, columns.toIntArray());
  }

  /** Number of synapses on all ranks together. */
  public long size() {
    return column == null ? (long) rows * post.size() : column.length;
  }

  /** The local columns as a matrix of zeros. */
  public WeightMatrix localMatrix() {
    if (column == null) {
      return WeightMatrix.full(rows, post.length());
    }
    int[][] localColumns = new int[rows][];
    for (int row = 0; row < rows; row++) {
      IntArrayList kept = new IntArrayList();
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        if (post.contains(column[k])) {
          kept.add(column[k] - post.begin());
        }
      }
      localColumns[row] = kept.toIntArray();
    }
    return WeightMatrix.sparse(post.length(), localColumns);
  }

  /**
   * Draws normally distributed weights of mean zero, one for every element of the whole matrix.
   *
   * @param deviation standard deviation before clipping
   * @param bound weights are clipped to ±bound
   * @param matrix a {@link #localMatrix()} of this structure, which receives the local ones
   */
  public void drawWeights(
      float deviation, float bound, ReferenceRandom random, WeightMatrix matrix) {
    for (int row = 0; row < rows; row++) {
      float[] weights = matrix.row(row);
      int elements = column == null ? post.size() : rowStart[row + 1] - rowStart[row];
      int next = 0;
      for (int k = 0; k < elements; k++) {
        float weight = (float) (random.nextNormal() * deviation);
        if (post.contains(column == null ? k : column[rowStart[row] + k])) {
          weights[next++] = Math.max(-bound, Math.min(bound, weight));
        }
      }
    }
  }
}
