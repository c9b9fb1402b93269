/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.io.WeightMatrixFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights at the end of a run, from its end state or from the files of {@code --save-weights}.
 *
 * @param folder the run
 * @param connections from the input upwards, the last one that to the output; for each the matrices
 *     of all ranks, which have the size of the whole and their own columns; empty if the run kept
 *     no weights
 */
record RunWeights(Path folder, List<List<WeightMatrixFile>> connections) {

  /** The weights of a finished run; a UserError if they are damaged. */
  static RunWeights of(RunFolder run) {
    if (run.running()) {
      return new RunWeights(run.path(), List.of());
    }
    List<List<WeightMatrixFile>> connections = new ArrayList<>();
    List<Path> states = run.files("multi\\.\\d+\\.netstate");
    if (!states.isEmpty() && run.number("layers").isPresent()) {
      int layers = run.number("layers").get().intValue();
      for (Path state : states) {
        List<WeightMatrixFile> share = NetworkWeights.read(state, layers);
        for (int k = 0; k < share.size(); k++) {
          if (connections.size() == k) {
            connections.add(new ArrayList<>());
          }
          connections.get(k).add(sameSize(share.get(k), connections.get(k), state));
        }
      }
      return new RunWeights(run.path(), connections);
    }
    Path folder = run.file("save-weights").orElse(run.path());
    int hidden = 0;
    while (addFile(folder.resolve("hid" + (hidden == 0 ? "" : hidden) + ".wmat"), connections)) {
      hidden++;
    }
    addFile(folder.resolve("out.wmat"), connections);
    return new RunWeights(run.path(), connections);
  }

  private static WeightMatrixFile sameSize(
      WeightMatrixFile share, List<WeightMatrixFile> others, Path state) {
    for (WeightMatrixFile other : others) {
      if (share.rows() != other.rows() || share.cols() != other.cols()) {
        throw new UserError(
            ExitCode.INPUT, state + ": expected a network of the size that other ranks have");
      }
    }
    return share;
  }

  private static boolean addFile(Path file, List<List<WeightMatrixFile>> connections) {
    boolean there = Files.isRegularFile(file);
    if (there) {
      connections.add(List.of(WeightMatrixFile.read(file)));
    }
    return there;
  }

  /** What people call connection {@code k} of {@code count}. */
  static String title(int k, int count) {
    return k == count - 1 ? "To the output" : "To hidden layer " + (k + 1);
  }

  /** What programs call connection {@code k}. */
  String name(int k) {
    return k == connections.size() - 1 ? "output" : "hidden" + (k + 1);
  }

  /** Neurons a connection comes from. */
  int rows(int k) {
    return connections.get(k).get(0).rows();
  }

  /** Neurons a connection goes to. */
  int columns(int k) {
    return connections.get(k).get(0).cols();
  }

  /** Weights of a connection row by row, 0 where there is no synapse. */
  float[] dense(int k) {
    long size = (long) rows(k) * columns(k);
    if (size > Integer.MAX_VALUE - 8) {
      throw new UserError(
          ExitCode.MODEL,
          folder + ": weights to " + name(k) + ": " + size + " are too many for one array");
    }
    long room = Runtime.getRuntime().maxMemory() / (2 * Float.BYTES);
    if (size > room) {
      throw new UserError(
          ExitCode.MODEL,
          folder
              + ": weights to "
              + name(k)
              + ": "
              + size
              + " are too many for the memory Java may use (JAURYN_JAVA_OPTS=-Xmx4g gives more)");
    }
    float[] dense = new float[(int) size];
    for (WeightMatrixFile share : connections.get(k)) {
      for (int row = 0; row < share.rows(); row++) {
        for (int at = share.rowStart()[row]; at < share.rowStart()[row + 1]; at++) {
          dense[row * columns(k) + share.column()[at]] = share.weight()[at];
        }
      }
    }
    return dense;
  }
}
