/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.Profile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that all {@link NetworkProgram}s have. */
final class NetworkOptions {
  private static final String EVERY = "checkpoint-every";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Folder for results, made if it is not there. Default: the present one.")
  private Path dir;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads among which neurons are dealt out. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--" + EVERY,
      paramLabel = "TIME",
      description =
          "Write the state so often (60s, 5m, 1h), to go on from if the run is killed. Without:"
              + " when a signal asks for it or ends the run.")
  private String checkpointEvery;

  @Option(
      names = "--resume",
      description = "For scripts: go on, and succeed if the run is complete.")
  private boolean resume;

  @Option(names = "--fresh", description = "Start over, whatever there is.")
  private boolean fresh;

  @Option(
      names = "--profile",
      description = "Show at the end what the time was spent on, and write it to meters.json.")
  private boolean profile;

  Path dir() {
    return dir;
  }

  int threads() {
    return threads;
  }

  /** What records where the time of one rank goes, if that is wanted. */
  Profile newProfile() {
    return profile ? Profile.on() : Profile.off();
  }

  Optional<CheckpointInterval> checkpointEvery() {
    return Optional.ofNullable(checkpointEvery)
        .map(text -> CheckpointInterval.parse(EVERY, text))
        .filter(NetworkOptions::isTime);
  }

  private static boolean isTime(CheckpointInterval interval) {
    if (interval.blocks() > 0) {
      throw Check.badValue(EVERY, interval.toString(), "a time such as 60s, 5m or 1h");
    }
    return true;
  }

  RunStart.Wish wish() {
    if (resume && fresh) {
      throw new UserError(ExitCode.USAGE, "--resume and --fresh: expected one of them at most");
    }
    if (fresh) {
      return RunStart.Wish.FRESH;
    }
    return resume ? RunStart.Wish.RESUME : RunStart.Wish.AUTOMATIC;
  }
}
