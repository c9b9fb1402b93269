/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jauryn report}: a page about a run. */
@Command(
    name = "report",
    sortOptions = false,
    header = "Write a page about a run: learning curve, spikes, rates, errors, settings.",
    description = {
      "",
      "The page is one file that needs no other and no network. Simulations write it by themselves"
          + " when they end; this program does for runs that have not finished and for folders of"
          + " the original.",
      ""
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder with the results of a run.")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Page to write; replaced if it exists. Default: DIR/report.html.")
  private Path out;

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description = "Target spike trains (.ras). Default: as the run says.")
  private Path target;

  @Option(
      names = "--grid",
      paramLabel = "S",
      description =
          "Period of the target in seconds. Default: as the run says, else that of its input.")
  private Float grid;

  @Override
  public Integer call() {
    if (grid != null && !(grid > 0)) {
      throw new UserError(ExitCode.USAGE, "--grid " + grid + ": expected a number above 0");
    }
    Path file = out == null ? folder.resolve(Report.FILE_NAME) : out;
    Report.write(folder, file, Optional.ofNullable(target), Optional.ofNullable(grid));
    spec.commandLine().getOut().println(file);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }
}
