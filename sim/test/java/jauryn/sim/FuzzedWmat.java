/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.connection.CompressedRows;
import jauryn.connection.WeightMatrix;
import jauryn.io.WeightMatrixFile;
import java.nio.file.Path;
import java.util.Arrays;

/** Weights, written again and read again. */
final class FuzzedWmat extends FuzzedReader {
  private static final int MOST_COLUMNS = 10_000;

  FuzzedWmat(Path folder) {
    super(folder);
  }

  @Override
  void read(byte[] input) throws Exception {
    Path file = write("hid.wmat", input);
    attempt(
        () -> {
          WeightMatrixFile read = WeightMatrixFile.read(file);
          if (read.rows() <= MOST_COLUMNS && read.cols() <= MOST_COLUMNS) {
            again(read);
          }
          return read;
        });
  }

  private void again(WeightMatrixFile read) {
    Path copy = folder().resolve("copy.wmat");
    WeightMatrixFile.write(
        copy, "copy", read.rows(), read.cols(), read.rowStart(), read.column(), read.weight());
    WeightMatrixFile second = WeightMatrixFile.read(copy);
    require(second.rows() == read.rows() && second.cols() == read.cols(), "another size");
    require(Arrays.equals(second.rowStart(), read.rowStart()), "other rows");
    require(Arrays.equals(second.column(), read.column()), "other columns");
    require(Arrays.equals(second.weight(), read.weight()), "other weights");
    WeightMatrix matrix = new CompressedRows(read.rowStart(), read.column()).matrix(read.cols());
    matrix.set(read.weight());
    require(Arrays.equals(matrix.toArray(), read.weight()), "other weights in memory");
  }
}
