/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import jauryn.comm.NeuronRange;
import jauryn.kernel.SpikeList;
import jauryn.math.Vectors;
import java.util.Arrays;

/**
 * Weights from all neurons of a presynaptic group to the local neurons of a postsynaptic one.
 *
 * <p>One array per presynaptic neuron, elements by ascending column. Where every element exists the
 * column index is left out and a row is a plain vector over the postsynaptic neurons; otherwise
 * each row has an array of columns beside it. Rows are arrays of their own rather than parts of one
 * long array because compilers vectorise loops over whole arrays only. Other values per synapse
 * come in the same shape, from {@link #newValues()}.
 */
public final class WeightMatrix {
  /** Rows that are fetched from memory together. */
  private static final int TOGETHER = 16;

  private final int columns;
  private final int[][] columnsOf;
  private final float[][] weights;
  private final int size;

  private WeightMatrix(int columns, int[][] columnsOf, float[][] weights) {
    this.columns = columns;
    this.columnsOf = columnsOf;
    this.weights = weights;
    long elements = 0;
    for (float[] row : weights) {
      elements += row.length;
    }
    size = Math.toIntExact(elements);
  }

  /** A matrix in which every element exists, all zero. */
  public static WeightMatrix full(int rows, int columns) {
    return new WeightMatrix(columns, null, new float[rows][columns]);
  }

  /**
   * A matrix of given structure, all zero.
   *
   * @param columns number of columns
   * @param columnsOf ascending columns of the elements of each row
   */
  public static WeightMatrix sparse(int columns, int[][] columnsOf) {
    int[][] structure = new int[columnsOf.length][];
    Arrays.setAll(structure, row -> columnsOf[row].clone());
    return owning(columns, structure);
  }

  /** The same, which keeps the arrays it is given. */
  static WeightMatrix owning(int columns, int[][] columnsOf) {
    float[][] weights = new float[columnsOf.length][];
    for (int row = 0; row < columnsOf.length; row++) {
      weights[row] = new float[columnsOf[row].length];
    }
    return new WeightMatrix(columns, columnsOf, weights);
  }

  /** A copy of some columns of this matrix, those of {@code post}. */
  public WeightMatrix part(NeuronRange post) {
    WeightMatrix part = isFull() ? full(rows(), post.length()) : sparsePart(post);
    for (int row = 0; row < rows(); row++) {
      int next = 0;
      for (int k = 0; k < weights[row].length; k++) {
        if (post.contains(column(row, k))) {
          part.weights[row][next++] = weights[row][k];
        }
      }
    }
    return part;
  }

  private WeightMatrix sparsePart(NeuronRange post) {
    int[][] kept = new int[rows()][];
    for (int row = 0; row < kept.length; row++) {
      IntArrayList inside = new IntArrayList();
      for (int column : columnsOf[row]) {
        if (post.contains(column)) {
          inside.add(column - post.begin());
        }
      }
      kept[row] = inside.toIntArray();
    }
    return sparse(post.length(), kept);
  }

  /** Presynaptic neurons. */
  public int rows() {
    return weights.length;
  }

  /** Local postsynaptic neurons. */
  public int columns() {
    return columns;
  }

  /** Number of synapses. */
  public int size() {
    return size;
  }

  /** Whether every element exists. */
  public boolean isFull() {
    return columnsOf == null;
  }

  /** Columns of the elements of {@code row}; null where the matrix is full. */
  public int[] columnsOf(int row) {
    return columnsOf == null ? null : columnsOf[row];
  }

  /** Column of element {@code k} of {@code row}. */
  public int column(int row, int k) {
    return columnsOf == null ? k : columnsOf[row][k];
  }

  /** Weights of {@code row}, live: changes take effect at once. */
  public float[] row(int row) {
    return weights[row];
  }

  /** Weights of all rows, live. */
  public float[][] weights() {
    return weights;
  }

  /** Zeros for one more value per synapse, in the shape of the weights. */
  public float[][] newValues() {
    float[][] values = new float[weights.length][];
    for (int row = 0; row < values.length; row++) {
      values[row] = new float[weights[row].length];
    }
    return values;
  }

  /** All weights in row-major order. */
  public float[] toArray() {
    return flatten(weights);
  }

  /** Sums of values per synapse over each column, in ascending order of rows. */
  public double[] columnSums(float[][] values) {
    double[] sums = new double[columns];
    for (int row = 0; row < values.length; row++) {
      for (int k = 0; k < values[row].length; k++) {
        sums[column(row, k)] += values[row][k];
      }
    }
    return sums;
  }

  /** Values per synapse joined in row-major order. */
  public static float[] flatten(float[][] values) {
    int length = 0;
    for (float[] row : values) {
      length += row.length;
    }
    float[] all = new float[length];
    int at = 0;
    for (float[] row : values) {
      System.arraycopy(row, 0, all, at, row.length);
      at += row.length;
    }
    return all;
  }

  /** Sets all weights from their row-major order. */
  public void set(float[] all) {
    if (all.length != size) {
      throw new IllegalArgumentException(all.length + " weights for " + size + " synapses");
    }
    int at = 0;
    for (float[] row : weights) {
      System.arraycopy(all, at, row, 0, row.length);
      at += row.length;
    }
  }

  /** target ← target + row of weights. */
  public void addRow(int row, float[] target) {
    if (columnsOf == null) {
      Vectors.add(weights[row], target, columns);
    } else {
      Vectors.addAt(weights[row], columnsOf[row], target);
    }
  }

  /**
   * target ← target + rows of weights of neurons that fired, one after another.
   *
   * <p>Rows lie anywhere in memory. To wait for a short one takes longer than to add it, so that
   * several are asked for together.
   */
  void addRows(SpikeList fired, float[] target) {
    for (int from = 0; from < fired.size(); from += TOGETHER) {
      int to = Math.min(from + TOGETHER, fired.size());
      for (int k = from; k < to && columnsOf != null; k++) {
        int row = fired.neuron(k);
        if (Vectors.fetch(weights[row], columnsOf[row]) < 0) {
          throw new IndexOutOfBoundsException("a negative column in row " + row);
        }
      }
      for (int k = from; k < to; k++) {
        addRow(fired.neuron(k), target);
      }
    }
  }

  /** target ← target + a·row of weights. */
  public void addRow(float a, int row, float[] target) {
    if (columnsOf == null) {
      Vectors.addScaled(a, weights[row], target, columns);
    } else {
      Vectors.addScaledAt(a, weights[row], columnsOf[row], target);
    }
  }
}
