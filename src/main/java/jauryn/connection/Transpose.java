/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

/** The transpose of a weight matrix, with zeros where no synapse exists. */
public final class Transpose {
  /** Tiles of this edge keep both matrices in the nearest cache while they are swapped. */
  private static final int TILE = 16;

  private Transpose() {}

  /**
   * Writes the transpose of {@code matrix}.
   *
   * @param transposed one array per column of the matrix, as long as it has rows
   */
  public static void into(WeightMatrix matrix, float[][] transposed) {
    if (!matrix.isFull()) {
      sparseInto(matrix, transposed);
      return;
    }
    for (int row = 0; row < matrix.rows(); row += TILE) {
      int rowEnd = Math.min(row + TILE, matrix.rows());
      for (int column = 0; column < matrix.columns(); column += TILE) {
        int columnEnd = Math.min(column + TILE, matrix.columns());
        tileInto(matrix, row, rowEnd, column, columnEnd, transposed);
      }
    }
  }

  private static void tileInto(
      WeightMatrix matrix, int row, int rowEnd, int column, int columnEnd, float[][] transposed) {
    for (int i = row; i < rowEnd; i++) {
      float[] weights = matrix.row(i);
      for (int j = column; j < columnEnd; j++) {
        transposed[j][i] = weights[j];
      }
    }
  }

  private static void sparseInto(WeightMatrix matrix, float[][] transposed) {
    for (int row = 0; row < matrix.rows(); row++) {
      float[] weights = matrix.row(row);
      for (int k = 0; k < weights.length; k++) {
        transposed[matrix.column(row, k)][row] = weights[k];
      }
    }
  }
}
