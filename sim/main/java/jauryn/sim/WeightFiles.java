/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

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
                    matrix.columnsOrNull(),
                    matrix.weights()));
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
    Arrays.setAll(starts, matrix::rowStart);
    return starts;
  }

  private static void load(Path path, WeightMatrix matrix) {
    WeightMatrixFile file = WeightMatrixFile.read(path);
    boolean sameShape = file.rows() == matrix.rows() && file.cols() == matrix.columns();
    boolean sameSynapses =
        sameShape
            && Arrays.equals(file.rowStart(), rowStarts(matrix))
            && (matrix.isFull() || Arrays.equals(file.column(), matrix.columnsOrNull()));
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
    System.arraycopy(file.weight(), 0, matrix.weights(), 0, matrix.size());
  }
}
