/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.Folders;
import jauryn.io.StateFile;
import jauryn.io.StateSection;
import jauryn.io.StateType;
import jauryn.io.UserError;
import jauryn.io.WeightMatrixFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jauryn weights}: the weights in a checkpoint as MatrixMarket files. */
@Command(
    name = "weights",
    sortOptions = false,
    header = "Writes the weights in a checkpoint as MatrixMarket files.",
    description = {
      "",
      "Files and names are those of --save-weights; other connections than those of the programs"
          + " give NAME.wmat.",
      ""
    })
public final class WeightsCommand implements Callable<Integer> {
  private static final String CONNECTION = "connection/";
  private static final String WEIGHTS = "/weights";

  @Spec private CommandSpec spec;

  @Mixin private HelpOption help;

  @Parameters(paramLabel = "FILE", description = "A file checkpoint-STEP.state.")
  private Path path;

  @Option(
      names = "--export",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; made if it does not exist.")
  private Path folder;

  @Override
  public Integer call() {
    StateFile file = StateFile.read(path);
    List<StateSection> weights = file.sections().stream().filter(s -> isWeights(s.name())).toList();
    if (weights.isEmpty()) {
      throw new UserError(ExitCode.INPUT, path + ": no weights, expected those of a network");
    }
    Folders.make(folder);
    for (StateSection section : weights) {
      Path written = export(file, section);
      spec.commandLine().getOut().println(written);
    }
    return ExitCode.OK.code();
  }

  private static boolean isWeights(String section) {
    return section.startsWith(CONNECTION)
        && section.endsWith(WEIGHTS)
        && section.length() > CONNECTION.length() + WEIGHTS.length();
  }

  private Path export(StateFile file, StateSection weights) {
    String section = weights.name();
    String prefix = section.substring(0, section.length() - WEIGHTS.length() + 1);
    int[] size = ints(file, prefix + "size");
    if (size.length != 2 || size[0] < 1 || size[1] < 1 || weights.type() != StateType.FLOAT32) {
      throw bad(weights.name(), "expected weights of a matrix");
    }
    String name = fileName(prefix);
    Path target = folder.resolve(name);
    boolean full = weights.length() == (long) size[0] * size[1];
    WeightMatrixFile.write(
        target,
        name,
        size[0],
        size[1],
        full ? null : checkedRows(file, prefix, size[0], weights.length()),
        full ? null : checkedColumns(file, prefix, size[1], weights.length()),
        weights.floats());
    return target;
  }

  private int[] checkedRows(StateFile file, String prefix, int rows, int elements) {
    int[] rowStart = ints(file, prefix + "row start");
    boolean good = rowStart.length == rows + 1 && rowStart[0] == 0 && rowStart[rows] == elements;
    for (int row = 0; good && row < rows; row++) {
      good = rowStart[row] <= rowStart[row + 1];
    }
    if (!good) {
      throw bad(prefix + "row start", "expected the rows of " + elements + " synapses");
    }
    return rowStart;
  }

  private int[] checkedColumns(StateFile file, String prefix, int columns, int elements) {
    int[] column = ints(file, prefix + "column");
    if (column.length != elements || Arrays.stream(column).anyMatch(j -> j < 0 || j >= columns)) {
      throw bad(prefix + "column", "expected " + elements + " numbers from 0 to " + (columns - 1));
    }
    return column;
  }

  private int[] ints(StateFile file, String name) {
    StateSection section = file.section(name);
    if (section == null || section.type() != StateType.INT32) {
      throw bad(name, "expected whole numbers");
    }
    return section.ints();
  }

  private UserError bad(String section, String expected) {
    return new UserError(ExitCode.INPUT, path + ": section " + section + ": " + expected);
  }

  /**
   * con_hid0 is hid.wmat, con_hid1 hid1.wmat, con_out out.wmat, and feedback to con_hid0 fb.wmat.
   */
  private static String fileName(String prefix) {
    String name = prefix.substring(CONNECTION.length(), prefix.length() - 1);
    String file =
        name.replaceFirst("^feedback to con_hid(\\d+)$", "fb$1")
            .replaceFirst("^con_hid(\\d+)$", "hid$1")
            .replaceFirst("^con_out$", "out")
            .replaceFirst("^(hid|fb)0$", "$1")
            .replaceAll("[^A-Za-z0-9_.-]", "_");
    return file + ".wmat";
  }
}
