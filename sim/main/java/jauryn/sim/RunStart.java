/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a run begins: at its beginning, or where an earlier process has left it.
 *
 * @param saved the checkpoint to go on from, if there is one
 * @param complete whether nothing is left to do
 * @param message what to tell the user; empty for nothing
 */
record RunStart(Optional<SavedRun> saved, boolean complete, String message) {

  /** What earlier processes did of the run. */
  List<RunSegment> segments() {
    return saved.map(SavedRun::segments).orElse(List.of());
  }

  /** Model time at which the run begins or goes on, s. */
  double seconds() {
    return saved.map(SavedRun::seconds).orElse(0.0);
  }

  /** How much of the log file stays. */
  long logLength() {
    return saved.map(SavedRun::logLength).orElse(0L);
  }

  /** What the user wants to be done with an unfinished run in the folder of the results. */
  enum Wish {
    /** Go on if there is one. */
    AUTOMATIC,
    /** Go on; also an end of the run is good. */
    RESUME,
    /** Start over. */
    FRESH;

    /** What goes on from where a signal has ended the run. */
    String commandThatGoesOn() {
      return this == FRESH ? "the same command without --fresh" : "the same command";
    }
  }

  /**
   * Looks at the folder.
   *
   * @param run what is asked for; a run that differs, unfinished or complete, is a UserError unless
   *     the wish is to start over, or for a complete one to go on
   * @param warning is told of damaged checkpoints
   */
  static RunStart of(Wish wish, Path folder, RunIdentity run, Consumer<String> warning) {
    Checkpoints files = new Checkpoints(folder);
    if (wish == Wish.FRESH) {
      files.clear();
      return new RunStart(Optional.empty(), false, "");
    }
    Optional<SavedRun> saved = files.newest(warning).map(SavedRun::of);
    if (saved.isPresent()) {
      requireSame(
          run, saved.get().identity(), "an unfinished run in " + folder, "--fresh starts over");
      String time = Numbers.fixed(saved.get().seconds(), 1);
      return new RunStart(saved, false, "resuming at t=" + time + " s; --fresh starts over");
    }
    Optional<RunIdentity> complete = complete(folder);
    if (wish == Wish.RESUME) {
      if (complete.filter(there -> run.differencesFrom(there).isEmpty()).isPresent()) {
        return new RunStart(
            saved, true, "the run in " + folder + " is complete; --fresh starts over");
      }
      String other = complete.isPresent() ? " but a complete run with other parameters" : "";
      return new RunStart(
          saved, false, "nothing to resume in " + folder + other + ", starting from the beginning");
    }
    complete.ifPresent(
        there ->
            requireSame(
                run,
                there,
                "a complete run in " + folder,
                "--fresh replaces it, another folder keeps it"));
    return new RunStart(saved, false, "");
  }

  /**
   * The same, which tells the user if a run before had come to nothing: it was killed, and there is
   * no checkpoint of it.
   */
  RunStart after(FolderLock lock, Wish wish) {
    return lock.abandoned() && saved.isEmpty() && wish == Wish.AUTOMATIC
        ? new RunStart(
            saved,
            false,
            "the last run here was killed before its first checkpoint, starting from the beginning")
        : this;
  }

  private static void requireSame(RunIdentity run, RunIdentity there, String what, String advice) {
    List<String> differences = run.differencesFrom(there);
    if (!differences.isEmpty()) {
      throw new UserError(
          ExitCode.USAGE,
          "there is "
              + what
              + " with other parameters, these differ: "
              + String.join(", ", differences)
              + "; "
              + advice);
    }
  }

  /** The complete run in a folder, if {@code run.json} describes one. */
  private static Optional<RunIdentity> complete(Path folder) {
    Path file = folder.resolve(RunManifest.FILE_NAME);
    try {
      return Files.exists(file)
          ? Optional.of(RunIdentity.of(JSON.std.mapFrom(Files.readString(file))))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // whatever it is, it describes no complete run
    }
  }
}
