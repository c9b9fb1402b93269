/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import jauryn.connection.WeightMatrix;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.io.WeightMatrixFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights of a network in a folder of MatrixMarket files: {@code hid.wmat} (with more than one
 * hidden layer {@code hid.wmat}, {@code hid1.wmat} ... from the input upwards) and {@code
 * out.wmat}.
 */
final class WeightFiles {
  private WeightFiles() {}

  static void load(Path dir, SuperSpikeNetwork network) {
    matrices(network).forEach((file, matrix) -> load(dir.resolve(file), matrix));
  }

  static void save(Path dir, SuperSpikeNetwork network) {
    matrices(network)
        .forEach(
            (file, matrix) ->
                WeightMatrixFile.write(
                    dir.resolve(file),
                    file,
                    matrix.rows(),
                    matrix.columns(),
                    rowStarts(matrix),
                    columns(matrix),
                    matrix.toArray()));
  }

  private static Map<String, WeightMatrix> matrices(SuperSpikeNetwork network) {
    Map<String, WeightMatrix> matrices = new LinkedHashMap<>();
    for (int layer = 0; layer < network.hiddenConnections().size(); layer++) {
      matrices.put(
          layer == 0 ? "hid.wmat" : "hid" + layer + ".wmat",
          network.hiddenConnections().get(layer).matrix());
    }
    matrices.put("out.wmat", network.outputConnection().matrix());
    return matrices;
  }

  private static int[] rowStarts(WeightMatrix matrix) {
    int[] starts = new int[matrix.rows() + 1];
    for (int row = 0; row < matrix.rows(); row++) {
      starts[row + 1] = starts[row] + matrix.row(row).length;
    }
    return starts;
  }

  private static int[] columns(WeightMatrix matrix) {
    if (matrix.isFull()) {
      return null;
    }
    IntArrayList columns = new IntArrayList(matrix.size());
    for (int row = 0; row < matrix.rows(); row++) {
      columns.addElements(columns.size(), matrix.columnsOf(row));
    }
    return columns.toIntArray();
  }

  private static void load(Path path, WeightMatrix matrix) {
    WeightMatrixFile file = WeightMatrixFile.read(path);
    boolean sameShape = file.rows() == matrix.rows() && file.cols() == matrix.columns();
    boolean sameSynapses =
        sameShape
            && Arrays.equals(file.rowStart(), rowStarts(matrix))
            && (matrix.isFull() || Arrays.equals(file.column(), columns(matrix)));
    if (!sameSynapses) {
      throw new UserError(
          ExitCode.INPUT,
          path
              + ": holds "
              + file.weight().length
              + " weights in "
              + file.rows()
              + " x "
              + file.cols()
              + ", expected "
              + matrix.size()
              + " in "
              + matrix.rows()
              + " x "
              + matrix.columns()
              + " at the places of this network's synapses");
    }
    matrix.set(file.weight());
  }
}
