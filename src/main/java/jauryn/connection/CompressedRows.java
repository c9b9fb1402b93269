/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Which synapses exist, as files say it: the elements of row i are numbers rowStart[i] to
 * rowStart[i + 1] − 1 of all, and {@code column} holds the column of each.
 *
 * @param rowStart one offset per row, and the number of elements
 * @param column column of each element, ascending inside a row
 */
public record CompressedRows(int[] rowStart, int[] column) {

  /** The structure of a matrix. */
  public static CompressedRows of(WeightMatrix matrix) {
    int[] rowStart = new int[matrix.rows() + 1];
    IntArrayList column = new IntArrayList(matrix.size());
    for (int row = 0; row < matrix.rows(); row++) {
      int elements = matrix.row(row).length;
      rowStart[row + 1] = rowStart[row] + elements;
      for (int k = 0; k < elements; k++) {
        column.add(matrix.column(row, k));
      }
    }
    return new CompressedRows(rowStart, column.toIntArray());
  }

  /** A matrix of this structure and {@code columns} columns, all zero. */
  public WeightMatrix matrix(int columns) {
    int rows = rowStart.length - 1;
    if (column.length == (long) rows * columns) {
      return WeightMatrix.full(rows, columns);
    }
    int[][] columnsOf = new int[rows][];
    Arrays.setAll(columnsOf, row -> Arrays.copyOfRange(column, rowStart[row], rowStart[row + 1]));
    return WeightMatrix.owning(columns, columnsOf);
  }
}
