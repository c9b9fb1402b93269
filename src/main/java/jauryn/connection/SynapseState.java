/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import jauryn.comm.NeuronRange;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * Values per synapse in a state. Where every synapse exists they are a matrix with a row per
 * presynaptic neuron. Otherwise they are a list, row by row, and the structure of the connection
 * tells which synapse each belongs to: {@code size} (rows and columns), {@code row start} and
 * {@code column}, as in {@link CompressedRows}.
 */
public final class SynapseState {
  private static final String SIZE = "size";
  private static final String ROW_START = "row start";
  private static final String COLUMN = "column";

  private final WeightMatrix matrix;
  private final NeuronRange post;

  /** Where the first local synapse of each row is in the list of all; null for a full matrix. */
  private final int[] first;

  private final int total;

  private SynapseState(WeightMatrix matrix, NeuronRange post, int[] first, int total) {
    this.matrix = matrix;
    this.post = post;
    this.first = first;
    this.total = total;
  }

  /**
   * Writes which synapses exist.
   *
   * @param post the postsynaptic neurons, one per column
   * @return what writes values of the same synapses
   */
  public static SynapseState save(StateWriter out, WeightMatrix matrix, NeuronRange post) {
    out.ints(SIZE, new int[] {matrix.rows(), post.size()}, 2);
    if (matrix.isFull()) {
      return new SynapseState(matrix, post, null, 0);
    }
    int[] elements = new int[matrix.rows()];
    int[][] columns = new int[matrix.rows()][];
    for (int row = 0; row < elements.length; row++) {
      columns[row] = matrix.columnsOf(row).clone();
      elements[row] = columns[row].length;
      for (int k = 0; k < columns[row].length; k++) {
        columns[row][k] += post.begin();
      }
    }
    out.addUp(elements);
    int[] rowStart = new int[elements.length + 1];
    for (int row = 0; row < elements.length; row++) {
      rowStart[row + 1] = Math.addExact(rowStart[row], elements[row]);
    }
    int total = rowStart[elements.length];
    out.ints(ROW_START, rowStart, rowStart.length);
    out.ragged(COLUMN, total, post.size(), columns);
    return new SynapseState(matrix, post, null, total);
  }

  /** Checks that the synapses written are those of a matrix; what reads their values. */
  public static SynapseState load(StateReader in, WeightMatrix matrix, NeuronRange post) {
    int[] size = in.ints(SIZE);
    if (!Arrays.equals(size, new int[] {matrix.rows(), post.size()})) {
      throw in.bad(SIZE, Arrays.toString(size), matrix.rows() + " x " + post.size());
    }
    if (matrix.isFull()) {
      return new SynapseState(matrix, post, null, 0);
    }
    int[] column = in.indices(COLUMN, post.size());
    int[] rowStart = in.indices(ROW_START, matrix.rows() + 1, column.length + 1);
    int[] first = new int[matrix.rows()];
    for (int row = 0; row < first.length; row++) {
      int k = rowStart[row];
      while (k < rowStart[row + 1] && column[k] < post.begin()) {
        k++;
      }
      first[row] = k;
      for (int local : matrix.columnsOf(row)) {
        if (k >= rowStart[row + 1] || column[k++] != post.begin() + local) {
          throw in.bad(COLUMN, "other synapses in row " + row, "those of this network");
        }
      }
      if (k < rowStart[row + 1] && column[k] < post.end()) {
        throw in.bad(COLUMN, "more synapses in row " + row, "those of this network");
      }
    }
    return new SynapseState(matrix, post, first, column.length);
  }

  /** Writes a value per synapse, in the shape of the matrix. */
  public void save(StateWriter out, String name, float[][] values) {
    if (matrix.isFull()) {
      out.rows(name, post, values.length, row -> values[row]);
    } else {
      out.ragged(name, total, post.size(), values);
    }
  }

  /** Reads a value per synapse, in the shape of the matrix. */
  public void load(StateReader in, String name, float[][] into) {
    if (matrix.isFull()) {
      StateReader.Rows rows = in.rows(name, post);
      if (rows.count() != into.length) {
        throw in.bad(name, rows.count() + " rows", into.length + ", this is another network");
      }
      for (int row = 0; row < into.length; row++) {
        rows.copy(row, into[row]);
      }
      return;
    }
    float[] all = in.floats(name, total);
    for (int row = 0; row < into.length; row++) {
      System.arraycopy(all, first[row], into[row], 0, into[row].length);
    }
  }
}
