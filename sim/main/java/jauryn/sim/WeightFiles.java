/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.NeuronRange;
import jauryn.connection.CompressedRows;
import jauryn.connection.JointMatrix;
import jauryn.connection.WeightMatrix;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.io.WeightMatrixFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights of a network in a folder of MatrixMarket files: {@code hid.wmat} (with more than one
 * hidden layer {@code hid.wmat}, {@code hid1.wmat} ... from the input upwards), {@code out.wmat},
 * and with random feedback {@code fb.wmat}, {@code fb1.wmat} ... to the same layers.
 *
 * <p>A file also says which synapses exist. Weights are taken as they are, inside the bounds of the
 * learning rule or not, as Auryn does; the next update brings them inside.
 */
final class WeightFiles {
  static final String OUTPUT = "out.wmat";

  private final Optional<Path> folder;

  /** Initial weights from a folder, or none. */
  WeightFiles(Optional<Path> folder) {
    this.folder = folder;
  }

  /** File of the weights to a hidden layer, counted from the input. */
  static String hidden(int layer) {
    return numbered("hid", layer);
  }

  /** File of the feedback weights to a hidden layer. */
  static String feedback(int layer) {
    return numbered("fb", layer);
  }

  private static String numbered(String name, int layer) {
    return name + (layer == 0 ? "" : layer) + ".wmat";
  }

  /**
   * Reads the initial weights of a run that begins with those of files, before anything is written:
   * what cannot be used is a UserError.
   */
  static void check(SuperSpikeParameters p, Feedback feedback) {
    if (p.loadWeights().isEmpty()) {
      return;
    }
    Path folder = p.loadWeights().get();
    int below = p.nin();
    for (int layer = 0; layer < p.layers(); layer++) {
      read(folder.resolve(hidden(layer)), below, p.nhidden());
      below = p.nhidden();
    }
    read(folder.resolve(OUTPUT), below, p.nout());
    if (feedback == Feedback.RANDOM && !p.uniform()) {
      for (int layer = 0; layer < p.layers(); layer++) {
        readFull(folder.resolve(feedback(layer)), p.nout(), p.nhidden());
      }
    }
  }

  /**
   * This rank's columns of the matrix in a file; without a folder those drawn.
   *
   * @param post the neurons of the columns; the file has those of the whole group
   */
  WeightMatrix orDrawn(String file, NeuronRange post, WeightMatrix drawn) {
    return folder
        .map(dir -> read(dir.resolve(file), drawn.rows(), post.size()).part(post))
        .orElse(drawn);
  }

  /** The same for a matrix that must have all elements. */
  WeightMatrix fullOrDrawn(String file, NeuronRange post, WeightMatrix drawn) {
    return folder
        .map(dir -> readFull(dir.resolve(file), drawn.rows(), post.size()).part(post))
        .orElse(drawn);
  }

  private static WeightMatrix readFull(Path path, int rows, int columns) {
    WeightMatrix matrix = read(path, rows, columns);
    if (!matrix.isFull()) {
      throw bad(path, matrix.size() + " weights", (long) rows * columns);
    }
    return matrix;
  }

  private static WeightMatrix read(Path path, int rows, int columns) {
    WeightMatrixFile file = WeightMatrixFile.read(path);
    if (file.rows() != rows || file.cols() != columns) {
      throw bad(
          path,
          "weights from " + file.rows() + " to " + file.cols() + " neurons",
          "from " + rows + " to " + columns);
    }
    if (file.weight().length == 0) {
      throw bad(path, "no weights", "at least one");
    }
    WeightMatrix matrix = new CompressedRows(file.rowStart(), file.column()).matrix(columns);
    matrix.set(file.weight());
    return matrix;
  }

  private static UserError bad(Path path, String found, Object expected) {
    return new UserError(ExitCode.INPUT, path + ": " + found + ", expected " + expected);
  }

  /** Lets rank 0 write the weights of all ranks, and returns the files. */
  static List<Path> save(Path folder, SuperSpikeNetwork network) {
    Map<String, JointMatrix> matrices = new LinkedHashMap<>();
    for (int layer = 0; layer < network.hiddenConnections().size(); layer++) {
      matrices.put(hidden(layer), network.joint(network.hiddenConnections().get(layer)));
    }
    matrices.put(OUTPUT, network.joint(network.outputConnection()));
    for (int layer = 0; layer < network.fixedFeedback().size(); layer++) {
      matrices.put(feedback(layer), network.joint(network.fixedFeedback().get(layer)));
    }
    for (Map.Entry<String, JointMatrix> file : matrices.entrySet()) {
      WeightMatrix whole = file.getValue().matrix();
      if (network.ranks().isFirst()) {
        write(folder, file.getKey(), whole);
      }
    }
    return matrices.keySet().stream().map(folder::resolve).toList();
  }

  private static void write(Path folder, String name, WeightMatrix matrix) {
    CompressedRows structure = CompressedRows.of(matrix);
    WeightMatrixFile.write(
        folder.resolve(name),
        name,
        matrix.rows(),
        matrix.columns(),
        structure.rowStart(),
        matrix.isFull() ? null : structure.column(),
        matrix.toArray());
  }
}
