/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of all commands that show a run against its target. */
final class RunArguments {
  @Parameters(index = "0", paramLabel = "DIR", description = "Folder with the results of a run.")
  private Path folder;

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

  /** The folder of the run. */
  Path folder() {
    return folder;
  }

  /** A target in place of that of the run; a UserError if there is no such file. */
  Optional<Path> target() {
    if (target != null && Files.notExists(target)) {
      throw FileErrors.cannotRead(target, new NoSuchFileException(target.toString()));
    }
    return Optional.ofNullable(target);
  }

  /** A period in place of that of the run; a UserError if it is none. */
  Optional<Float> grid() {
    if (grid != null && !(grid > 0)) {
      throw new UserError(ExitCode.USAGE, "--grid " + grid + ": expected a number above 0");
    }
    return Optional.ofNullable(grid);
  }
}
