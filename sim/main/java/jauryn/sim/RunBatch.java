/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import java.util.List;
import java.util.Optional;

/** Does many runs and tells the user about them, as sweeps and benchmarks do. */
final class RunBatch {
  private RunBatch() {}

  /**
   * Does all runs that are not complete, with a line on each when it ends.
   *
   * @param jobs how many at a time
   * @return how they ended, in their order; nothing if a signal ends this process
   */
  static Optional<List<RunOutcome>> run(List<PlannedRun> runs, int jobs, Console console) {
    try (RunProcesses processes = new RunProcesses(console.err(), goesOn(runs))) {
      int[] count = {0};
      List<RunOutcome> outcomes =
          processes.run(
              runs,
              jobs,
              outcome -> {
                count[0]++;
                String line = "[" + count[0] + "/" + runs.size() + "] " + outcome.line();
                console.out().println(line);
              });
      return processes.stopping() ? Optional.empty() : Optional.of(outcomes);
    }
  }

  /** Names the runs that failed; the exit code of the first of them, 0 if there is none. */
  static int failures(List<RunOutcome> outcomes, Console console) {
    List<RunOutcome> failed = outcomes.stream().filter(o -> o.exitCode() != 0).toList();
    if (failed.isEmpty()) {
      return ExitCode.OK.code();
    }
    for (RunOutcome outcome : failed) {
      String code = ": exit code " + outcome.exitCode() + ", ";
      console.err().println("error: " + outcome.run().name() + code + outcome.message());
    }
    String count = failed.size() + " of " + outcomes.size();
    String goesOn = goesOn(outcomes.stream().map(RunOutcome::run).toList());
    console.err().println("error: " + count + " runs failed; " + goesOn);
    return failed.get(0).exitCode();
  }

  private static String goesOn(List<PlannedRun> runs) {
    boolean fresh = runs.stream().anyMatch(PlannedRun::fresh);
    RunStart.Wish wish = fresh ? RunStart.Wish.FRESH : RunStart.Wish.RESUME;
    return wish.commandThatGoesOn() + " goes on";
  }
}
