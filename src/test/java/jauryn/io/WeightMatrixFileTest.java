/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightMatrixFileTest {
  private static final String BANNER = "%%MatrixMarket matrix coordinate real general\n";

  @TempDir Path folder;

  private WeightMatrixFile read(String text) throws IOException {
    return WeightMatrixFile.read(Files.writeString(folder.resolve("a.wmat"), text));
  }

  @Test
  void writesMatrixMarket() throws IOException {
    Path file = folder.resolve("w.wmat");
    int[] start = {0, 1, 1, 3};
    WeightMatrixFile.write(
        file, "con\nhid", 3, 4, start, new int[] {1, 0, 3}, new float[] {0.3f, -1e-20f, 2});
    assertEquals(
        BANNER
            + "% Weights of connection con hid\n"
            + "% Rows are presynaptic, columns postsynaptic, both from 1.\n"
            + "3 4 3\n1 2 3.00000012e-01\n3 1 -9.99999968e-21\n3 4 2.00000000e+00\n",
        Files.readString(file));
  }

  @Test
  void everyFloatReadsBackExactly() {
    Random random = new Random(3);
    int rows = 70;
    int cols = 90;
    float[] weight = new float[rows * cols];
    for (int k = 0; k < weight.length; k++) {
      do {
        weight[k] = Float.intBitsToFloat(random.nextInt());
      } while (!Float.isFinite(weight[k]));
    }
    Path file = folder.resolve("w.wmat");
    WeightMatrixFile.write(file, "full", rows, cols, null, null, weight);
    WeightMatrixFile matrix = WeightMatrixFile.read(file);
    assertEquals(rows, matrix.rows());
    assertEquals(cols, matrix.cols());
    assertArrayEquals(weight, matrix.weight());
    for (int k = 0; k < weight.length; k++) {
      assertEquals(k % cols, matrix.column()[k]);
    }
    assertEquals(rows * cols, matrix.rowStart()[rows]);
  }

  @Test
  void sparseMatricesReadBack() {
    Random random = new Random(4);
    for (int round = 0; round < 30; round++) {
      int rows = 1 + random.nextInt(12);
      int cols = 1 + random.nextInt(12);
      int[] start = new int[rows + 1];
      int[] column = new int[rows * cols];
      int count = 0;
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < cols; j++) {
          if (random.nextInt(4) == 0) {
            column[count++] = j;
          }
        }
        start[i + 1] = count;
      }
      column = java.util.Arrays.copyOf(column, count);
      float[] weight = new float[count];
      for (int k = 0; k < count; k++) {
        weight[k] = (float) random.nextGaussian();
      }
      Path file = folder.resolve("w.wmat");
      WeightMatrixFile.write(file, "sparse", rows, cols, start, column, weight);
      WeightMatrixFile matrix = WeightMatrixFile.read(file);
      assertArrayEquals(start, matrix.rowStart());
      assertArrayEquals(column, matrix.column());
      assertArrayEquals(weight, matrix.weight());
    }
  }

  @Test
  void readsWhatAurynWrites() throws IOException {
    WeightMatrixFile matrix =
        read(BANNER + "% a note\r\n%\r\n2 3 2\r\n1 2 3.0000001e-01\r\n2 1 -5e-2\r\n");
    assertArrayEquals(new int[] {0, 1, 2}, matrix.rowStart());
    assertArrayEquals(new int[] {1, 0}, matrix.column());
    assertArrayEquals(new float[] {0.3f, -0.05f}, matrix.weight());
    assertEquals(0, read(BANNER + "2 3 0\n").weight().length);
  }

  @Test
  void namesLineAndReasonOfWhatIsMalformed() {
    String sizes = ", expected 'rows cols elements'";
    String element = ", expected 'row col weight'";
    refuses("", 1, "this is no weight matrix, expected '" + BANNER.trim() + "'");
    refuses(
        "%%MatrixMarket matrix array real general\n",
        1, "this is no weight matrix, expected '" + BANNER.trim() + "'");
    refuses(BANNER + "% only\n", 2, "the file ends without sizes" + sizes);
    refuses(BANNER + "2 3\n", 2, "the element count is missing" + sizes);
    refuses(BANNER + "2 x 1\n", 2, "column count 'x' is not a number" + sizes);
    refuses(BANNER + "2 3 1 5\n", 2, "'5' at the end of the line" + sizes);
    refuses(BANNER + "0 3 0\n", 2, "row count 0, expected 1 to 1048576");
    refuses(BANNER + "1048577 3 0\n", 2, "row count 1048577, expected 1 to 1048576");
    refuses(BANNER + "3 134217729 0\n", 2, "column count 134217729, expected 1 to 134217728");
    refuses(BANNER + "2 3 7\n", 2, "7 elements, expected at most rows times columns");
    refuses(BANNER + "2 3 1\n3 1 1\n", 3, "row 3 is outside the matrix, expected 1 to 2");
    refuses(BANNER + "2 3 1\n1 0 1\n", 3, "column 0 is outside the matrix, expected 1 to 3");
    refuses(BANNER + "2 3 1\n1 -1 1\n", 3, "column -1 is negative" + element);
    refuses(BANNER + "2 3 1\n1 1\n", 3, "the weight is missing" + element);
    refuses(BANNER + "2 3 1\n1 1 nan\n", 3, "weight 'nan' is not a number" + element);
    refuses(BANNER + "2 3 1\n1 1 1e39\n", 3, "weight 1e39 is too large" + element);
    refuses(BANNER + "2 3 1\n1 1 1 1\n", 3, "'1' at the end of the line" + element);
    refuses(
        BANNER + "2 3 2\n2 1 1\n1 2 1\n", 4, "element 1 2 is out of order, expected row by row");
    refuses(
        BANNER + "2 3 2\n1 2 1\n1 2 1\n", 4, "element 1 2 is out of order, expected row by row");
    refuses(
        BANNER + "2 3 1\n1 1 1\n\n1 2 1\n",
        5,
        "one more element, expected 1 elements as announced");
    refuses(
        BANNER + "2 3 5\n1 1 1\n", 3, "the file ends after 1 elements, expected 5 as announced");
    refuses(
        BANNER + "90000 90000 2000000000\n",
        2,
        "the file ends after 0 elements, expected 2000000000 as announced");
  }

  private void refuses(String text, int line, String words) {
    UserError error = assertThrows(UserError.class, () -> read(text));
    assertEquals(folder.resolve("a.wmat") + ":" + line + ": " + words, error.getMessage());
    assertEquals(ExitCode.INPUT, error.exitCode());
  }
}
