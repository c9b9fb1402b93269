/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jauryn curve}: learning curves of several runs in one plot. */
@Command(
    name = "curve",
    sortOptions = false,
    header = "Show the learning curves of runs in one plot.",
    description = {
      "",
      "Reads the mean square errors in the .stats files of results folders, also of the original and"
          + " of runs that have not finished. Without --out the plot is text.",
      ""
    })
public final class CurveCommand implements Callable<Integer> {
  /** Pixels of a PNG per pixel of the layout. */
  private static final int PIXELS = 2;

  @Spec private CommandSpec spec;

  @Mixin private HelpOption help;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders with the results of runs, or single .stats files.")
  private List<Path> runs;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Picture to write, .png, .svg or .pdf; replaced if it exists.")
  private Path out;

  @Option(names = "--linear", description = "Linear axis from 0 instead of a logarithmic one.")
  private boolean linear;

  @Override
  public Integer call() {
    String kind = out == null ? "" : FileKind.of(out, Figure.KINDS);
    List<ErrorCurve> curves = new ArrayList<>();
    for (Path run : runs) {
      curves.addAll(ErrorCurve.read(run));
    }
    requirePoints(curves);
    PrintWriter text = spec.commandLine().getOut();
    if (out == null) {
      text.print(CurveText.plot(curves, !linear));
    } else {
      WholeFile.write(out, new CurveFigure(curves, !linear).bytes(kind, PIXELS));
      text.println(out);
    }
    text.flush();
    return ExitCode.OK.code();
  }

  private void requirePoints(List<ErrorCurve> curves) {
    if (curves.stream().allMatch(curve -> curve.errors().length == 0)) {
      throw new UserError(
          ExitCode.INPUT, "no block of a learning curve was written yet: " + curves.get(0).name());
    }
    boolean positive =
        curves.stream()
            .flatMapToDouble(curve -> DoubleStream.of(curve.errors()))
            .anyMatch(e -> e > 0);
    if (!positive && !linear) {
      throw new UserError(
          ExitCode.INPUT, "no error is above 0, as a logarithmic axis needs it: try --linear");
    }
  }
}
