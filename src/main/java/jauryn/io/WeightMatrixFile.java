/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * Weights of a connection as a MatrixMarket file (.wmat), the format Auryn reads and writes: a
 * banner, comment lines ({@code %}), the line "rows cols elements", then "row col weight" for each
 * element, numbered from 1, row by row. Rows are presynaptic, columns postsynaptic neurons. We
 * write 9 significant digits, so that every float reads back exactly.
 *
 * <p>In memory the matrix is in compressed rows: the elements of row i are numbers rowStart[i] to
 * rowStart[i + 1] - 1 of column (from 0) and weight.
 *
 * @param rows presynaptic neurons
 * @param cols postsynaptic neurons
 * @param rowStart rows + 1 offsets
 * @param column column of each element, increasing inside a row
 * @param weight weight of each element
 */
public record WeightMatrixFile(int rows, int cols, int[] rowStart, int[] column, float[] weight) {
  private static final String BANNER = "%%MatrixMarket matrix coordinate real general";
  private static final String SIZES = "'rows cols elements'";
  private static final String ELEMENT = "'row col weight'";

  /** A bound for mistyped sizes; no simulation has as many neurons. */
  private static final int MAX_NEURONS = 1 << 27;

  /** Many rows for a file that is shorter than their number: most neurons had no synapse. */
  private static final int MANY_ROWS = 1 << 20;

  /**
   * Writes a matrix in compressed rows; {@code column} is null where every row has all columns, and
   * {@code rowStart} may be null then. A UserError with OUTPUT if the file cannot be written.
   */
  public static void write(
      Path path, String name, int rows, int cols, int[] rowStart, int[] column, float[] weight) {
    int elements = column == null ? Math.multiplyExact(rows, cols) : rowStart[rows];
    try (OutputFile out = OutputFile.create(path)) {
      out.writeAscii(BANNER + "\n% Weights of connection " + name.replaceAll("\\p{Cntrl}", " "));
      out.writeAscii("\n% Rows are presynaptic, columns postsynaptic, both from 1.\n");
      writeNumbers(out, rows, cols);
      out.writeUnsigned(elements);
      out.writeByte('\n');
      for (int i = 0; i < rows; i++) {
        int first = column == null ? i * cols : rowStart[i];
        int end = column == null ? first + cols : rowStart[i + 1];
        for (int k = first; k < end; k++) {
          writeNumbers(out, i + 1L, (column == null ? k - first : column[k]) + 1L);
          out.writeScientific(weight[k], 8);
          out.writeByte('\n');
        }
      }
      out.complete();
    }
  }

  private static void writeNumbers(OutputFile out, long first, long second) {
    out.writeUnsigned(first);
    out.writeByte(' ');
    out.writeUnsigned(second);
    out.writeByte(' ');
  }

  /** Reads a matrix; anything malformed is a UserError with INPUT that names file and line. */
  public static WeightMatrixFile read(Path path) {
    TextScanner in = TextScanner.open(path);
    if (!in.nextLine() || !in.restOfLine().equals(BANNER)) {
      throw in.error("this is no weight matrix", "'" + BANNER + "'");
    }
    if (!nextData(in)) {
      throw in.error("the file ends without sizes", SIZES);
    }
    // Rows take memory, with or without elements: a mistyped number must not claim all of it.
    int rows = size(in, "row count", Math.min(MAX_NEURONS, Math.max(MANY_ROWS, in.size())));
    int cols = size(in, "column count", MAX_NEURONS);
    long elements = in.index("element count", SIZES);
    endOfLine(in, SIZES);
    if (elements > Math.min((long) rows * cols, Integer.MAX_VALUE - 8)) {
      throw in.error(elements + " elements", "at most rows times columns");
    }
    return readElements(in, rows, cols, (int) elements);
  }

  private static WeightMatrixFile readElements(TextScanner in, int rows, int cols, int elements) {
    int[] rowStart = new int[rows + 1];
    // A line takes 6 bytes or more: a mistyped count must not claim all memory.
    int[] column = new int[Math.min(elements, in.size() / 6)];
    float[] weight = new float[column.length];
    int count = 0;
    int row = 0;
    for (; nextData(in); count++) {
      int i = position(in, "row", rows);
      int j = position(in, "column", cols);
      if (count == elements) {
        throw in.error("one more element", elements + " elements as announced");
      }
      if (i < row || (i == row && rowStart[row] < count && j <= column[count - 1])) {
        throw in.error("element " + (i + 1) + " " + (j + 1) + " is out of order", "row by row");
      }
      if (i > row) {
        Arrays.fill(rowStart, row + 1, i + 1, count);
        row = i;
      }
      column[count] = j;
      weight[count] = in.single("weight", ELEMENT);
      endOfLine(in, ELEMENT);
    }
    if (count < elements) {
      throw in.error("the file ends after " + count + " elements", elements + " as announced");
    }
    Arrays.fill(rowStart, row + 1, rows + 1, count);
    return new WeightMatrixFile(rows, cols, rowStart, column, weight);
  }

  /** Goes to the next line that is neither empty nor a comment. */
  private static boolean nextData(TextScanner in) {
    while (in.nextLine()) {
      if (!in.atEndOfLine() && !in.at('%')) {
        return true;
      }
    }
    return false;
  }

  private static int size(TextScanner in, String name, int most) {
    long value = in.index(name, SIZES);
    if (value < 1 || value > most) {
      throw in.error(name + " " + value, "1 to " + most);
    }
    return (int) value;
  }

  private static int position(TextScanner in, String name, int size) {
    long value = in.index(name, ELEMENT);
    if (value < 1 || value > size) {
      throw in.error(name + " " + value + " is outside the matrix", "1 to " + size);
    }
    return (int) value - 1;
  }

  private static void endOfLine(TextScanner in, String expected) {
    if (!in.atEndOfLine()) {
      throw in.error("'" + in.restOfLine() + "' at the end of the line", expected);
    }
  }
}
