/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import java.util.Arrays;

/**
 * Where the synapses of a postsynaptic neuron are in a matrix whose rows are presynaptic neurons:
 * for every column the rows it has elements in, ascending, and their place in each row. It takes 8
 * bytes a synapse, nothing where the matrix is full.
 */
public final class TransposedIndex {
  private final int[][] rowsOf;
  private final int[][] placesOf;

  /** The index of a matrix, whose structure does not change. */
  public TransposedIndex(WeightMatrix matrix) {
    if (matrix.isFull()) {
      int[] all = new int[matrix.rows()];
      Arrays.setAll(all, row -> row);
      rowsOf = new int[matrix.columns()][];
      Arrays.fill(rowsOf, all);
      placesOf = null;
      return;
    }
    int[] counts = new int[matrix.columns()];
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column : matrix.columnsOf(row)) {
        counts[column]++;
      }
    }
    rowsOf = new int[counts.length][];
    placesOf = new int[counts.length][];
    for (int column = 0; column < counts.length; column++) {
      rowsOf[column] = new int[counts[column]];
      placesOf[column] = new int[counts[column]];
      counts[column] = 0;
    }
    for (int row = 0; row < matrix.rows(); row++) {
      int[] columns = matrix.columnsOf(row);
      for (int k = 0; k < columns.length; k++) {
        int next = counts[columns[k]]++;
        rowsOf[columns[k]][next] = row;
        placesOf[columns[k]][next] = k;
      }
    }
  }

  /** Rows in which {@code column} has elements, ascending. */
  public int[] rows(int column) {
    return rowsOf[column];
  }

  /** Place in its row of each of these elements; null if it is the number of the column. */
  public int[] places(int column) {
    return placesOf == null ? null : placesOf[column];
  }
}
