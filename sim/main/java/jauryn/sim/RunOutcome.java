/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.Optional;

/**
 * How a run of a sweep or benchmark ended.
 *
 * @param run which
 * @param exitCode 0 if it is complete
 * @param message why it is not; empty if it is
 * @param result what came out, of complete runs only
 * @param earlier whether it was complete before
 */
record RunOutcome(
    PlannedRun run, int exitCode, String message, Optional<RunResult> result, boolean earlier) {

  /** A complete run. */
  static RunOutcome complete(PlannedRun run, boolean earlier) {
    return new RunOutcome(run, 0, "", Optional.of(RunResult.read(run.dir())), earlier);
  }

  /** A run that failed. */
  static RunOutcome failed(PlannedRun run, int exitCode, String message) {
    return new RunOutcome(run, exitCode, message, Optional.empty(), false);
  }

  boolean complete() {
    return result.isPresent();
  }

  /** One line for the screen. */
  String line() {
    if (!complete()) {
      return run.name() + ": failed";
    }
    RunResult done = result.get();
    return run.name()
        + (earlier ? ": complete already" : ": " + Numbers.fixed(done.wallSeconds(), 1) + " s")
        + ", mse "
        + Numbers.rounded(done.finalError());
  }
}
