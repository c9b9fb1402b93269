/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jauryn export}: the results of a run for other programs. */
@Command(
    name = "export",
    sortOptions = false,
    header = "Hand the results of a run to other programs.",
    description = {
      "",
      "A .npz file has spikes, learning curve and final weights as numpy arrays. Works on runs that"
          + " have not finished and on folders of the original. A .nir file (Neuromorphic Intermediate"
          + " Representation, HDF5) has the trained network of a finished run.",
      ""
    })
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HelpOption help;

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder with the results of a run.")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write, .npz or .nir; replaced if it exists. Default: DIR/run.npz.")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "S",
      defaultValue = "0",
      description = "First second of the spikes. Default: ${DEFAULT-VALUE}.")
  private double from;

  @Option(
      names = "--to",
      paramLabel = "S",
      description = "End of the spikes in seconds, exclusive. Default: all.")
  private double to = Double.MAX_VALUE;

  @Override
  public Integer call() {
    Path file = out == null ? folder.resolve("run.npz") : out;
    String kind = FileKind.of(file, ".npz", ".nir");
    if (!(from >= 0 && to > from)) {
      throw new UserError(
          ExitCode.USAGE, "--from and --to: expected a window of times from 0 on, not empty");
    }
    RunFolder run = RunFolder.open(folder);
    if (kind.equals(".nir")) {
      new NirExport(run).write(file);
    } else {
      new NpzExport(run, from, to).write(file);
    }
    spec.commandLine().getOut().println(file);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }
}
