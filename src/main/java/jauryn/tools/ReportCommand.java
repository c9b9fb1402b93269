/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Mixin private HelpOption help;

  @Mixin private RunArguments arguments;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Page to write; replaced if it exists. Default: DIR/report.html.")
  private Path out;

  @Override
  public Integer call() {
    Path file = out == null ? arguments.folder().resolve(Report.FILE_NAME) : out;
    Report.write(arguments.folder(), file, arguments.target(), arguments.grid());
    spec.commandLine().getOut().println(file);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }
}
