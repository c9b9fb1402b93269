/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import jauryn.math.Vectors;

/**
 * Weights from all neurons of a presynaptic group to the local neurons of a postsynaptic one: one
 * row per presynaptic neuron, elements in row-major order with ascending columns.
 *
 * <p>Compressed sparse rows; where every element exists the column index is left out and a row is a
 * plain vector. Other values per synapse are arrays of the same length and order as {@link
 * #weights()}.
 */
public final class WeightMatrix {
  private final int rows;
  private final int columns;
  private final int[] rowStart;
  private final int[] column;
  private final float[] weights;

  private WeightMatrix(int rows, int columns, int[] rowStart, int[] column, float[] weights) {
    this.rows = rows;
    this.columns = columns;
    this.rowStart = rowStart;
    this.column = column;
    this.weights = weights;
  }

  /** A matrix in which every element exists, all zero. */
  public static WeightMatrix full(int rows, int columns) {
    int[] rowStart = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      rowStart[row + 1] = Math.addExact(rowStart[row], columns);
    }
    return new WeightMatrix(rows, columns, rowStart, null, new float[rowStart[rows]]);
  }

  /**
   * A matrix of given structure, all zero.
   *
   * @param rowStart index of the first element of each row, and the number of elements at the end
   * @param column column of each element, ascending within a row
   */
  public static WeightMatrix sparse(int rows, int columns, int[] rowStart, int[] column) {
    boolean full = column.length == (long) rows * columns;
    return new WeightMatrix(
        rows, columns, rowStart.clone(), full ? null : column.clone(), new float[column.length]);
  }

  /** Presynaptic neurons. */
  public int rows() {
    return rows;
  }

  /** Local postsynaptic neurons. */
  public int columns() {
    return columns;
  }

  /** Number of synapses. */
  public int size() {
    return weights.length;
  }

  /** Whether every element exists. */
  public boolean isFull() {
    return column == null;
  }

  /** Index of the first element of {@code row}; for {@code row = rows()} the number of elements. */
  public int rowStart(int row) {
    return rowStart[row];
  }

  /** Column of an element, given by its index among all elements and its row. */
  public int column(int element, int row) {
    return column == null ? element - rowStart[row] : column[element];
  }

  /** Columns of all elements, or null where the matrix is full. */
  public int[] columnsOrNull() {
    return column;
  }

  /** The weights, live: changes take effect at once. */
  public float[] weights() {
    return weights;
  }

  /** target ← target + row of weights. */
  public void addRow(int row, float[] target) {
    int from = rowStart[row];
    if (column == null) {
      Vectors.add(weights, from, target, columns);
    } else {
      for (int k = from; k < rowStart[row + 1]; k++) {
        target[column[k]] += weights[k];
      }
    }
  }

  /**
   * The transpose as a full matrix in row-major order (columns × rows), zero where no element
   * exists.
   *
   * @param transposed receives the values; columns × rows
   */
  public void transposeInto(float[] transposed) {
    for (int row = 0; row < rows; row++) {
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        transposed[column(k, row) * rows + row] = weights[k];
      }
    }
  }
}
