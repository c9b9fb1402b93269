/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jauryn movie}: the output of a run turning into its target. */
@Command(
    name = "movie",
    sortOptions = false,
    header = "Show how the output of a run learned its target, loop by loop, as a film.",
    description = {
      "",
      "Each frame is one loop of the output, with model time and mean square error;"
          + " there are more of them early in training. Works on runs that have not finished and on"
          + " folders of the original. The error is computed from the spikes of that loop alone;"
          + " the error a simulation prints is an average over 10 s.",
      ""
    })
public final class MovieCommand implements Callable<Integer> {
  private static final int MOST_FRAMES = 1000;

  @Spec private CommandSpec spec;

  @Mixin private HelpOption help;

  @Mixin private RunArguments arguments;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Film to write, .gif, or .mp4 with the program ffmpeg; replaced if it exists. Default:"
              + " DIR/training.gif.")
  private Path out;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "72",
      description = "Most frames, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int frames;

  @Option(names = "--show-target", description = "Draw the target under the output, light blue.")
  private boolean showTarget;

  @Override
  public Integer call() {
    Path file = out == null ? arguments.folder().resolve("training.gif") : out;
    String kind = FileKind.of(file, ".gif", ".mp4");
    if (frames < 1 || frames > MOST_FRAMES) {
      throw new UserError(ExitCode.USAGE, "--frames " + frames + ": expected 1 to " + MOST_FRAMES);
    }
    Training training =
        Training.open(RunFolder.open(arguments.folder()), arguments.target(), arguments.grid());
    long[] loops = training.chosen(frames);
    MovieFrames drawn = new MovieFrames(training, loops, errors(training, loops), showTarget);
    if (kind.equals(".mp4")) {
      MovieFile.mp4(drawn, loops.length, file, "ffmpeg");
    } else {
      try {
        WholeFile.write(file, MovieFile.gif(drawn, loops.length));
      } catch (IOException e) {
        throw FileErrors.cannotWrite(file, e);
      }
    }
    spec.commandLine().getOut().println(file);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }

  private static double[] errors(Training training, long[] loops) {
    if (training.target().isEmpty()) {
      return new double[0];
    }
    LoopError error = new LoopError(training.output(), training.target().get());
    double[] errors = new double[loops.length];
    for (int k = 0; k < loops.length; k++) {
      errors[k] = error.of(training.start(loops[k]), training.start(loops[k] + 1));
    }
    return errors;
  }
}
