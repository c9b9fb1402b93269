/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import jauryn.comm.NeuronRange;
import jauryn.math.ReferenceRandom;
import java.util.Arrays;

/**
 * Which synapses of a random connection exist, and their random weights, drawn as the reference
 * program draws them.
 *
 * <p>Every process draws the whole matrix in row-major order and keeps the columns it owns, so a
 * weight does not depend on how neurons are dealt out. These lie side by side in a row; all that is
 * kept of the others is how many there are. So nothing is larger than the matrix it is made for.
 */
public final class RandomStructure {
  private final NeuronRange post;

  /** Elements of each row of the whole matrix, and how many of them are before the local ones. */
  private final int[] elements;

  private final int[] before;

  /** Local columns of each row, counted from the first local one; null where all exist. */
  private final int[][] columns;

  private RandomStructure(int rows, NeuronRange post, int[][] columns) {
    this.post = post;
    this.columns = columns;
    elements = new int[rows];
    before = new int[rows];
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
      return full(rows, post);
    }
    double hazard = 1.0 / (1.0 / density - 1.0);
    int size = post.size();
    long cells = (long) rows * size;
    RandomStructure structure = new RandomStructure(rows, post, new int[rows][]);
    IntArrayList local = new IntArrayList();
    double jump = 0;
    int row = 0;
    for (long cell = (long) (first / hazard); cell < cells; ) {
      while (cell / size > row) {
        structure.columns[row++] = local.toIntArray();
        local.clear();
      }
      int column = (int) (cell % size);
      if (autapses || row != column) {
        structure.elements[row]++;
        if (post.contains(column)) {
          local.add(column - post.begin());
        } else if (column < post.begin()) {
          structure.before[row]++;
        }
      }
      jump += 1 + (density == 1 ? 0 : random.nextExponential() / hazard);
      long whole = (long) jump;
      jump -= whole;
      cell += whole;
    }
    while (row < rows) {
      structure.columns[row++] = local.toIntArray();
      local.clear();
    }
    return structure;
  }

  private static RandomStructure full(int rows, NeuronRange post) {
    RandomStructure structure = new RandomStructure(rows, post, null);
    Arrays.fill(structure.elements, post.size());
    Arrays.fill(structure.before, post.begin());
    return structure;
  }

  /** Number of synapses on all ranks together. */
  public long size() {
    return Arrays.stream(elements).asLongStream().sum();
  }

  /** The local columns as a matrix of zeros. */
  public WeightMatrix localMatrix() {
    return columns == null
        ? WeightMatrix.full(elements.length, post.length())
        : WeightMatrix.owning(post.length(), columns);
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
    for (int row = 0; row < elements.length; row++) {
      float[] weights = matrix.row(row);
      for (int k = 0; k < elements[row]; k++) {
        float weight = (float) (random.nextNormal() * deviation);
        int next = k - before[row];
        if (next >= 0 && next < weights.length) {
          weights[next] = Math.max(-bound, Math.min(bound, weight));
        }
      }
    }
  }
}
