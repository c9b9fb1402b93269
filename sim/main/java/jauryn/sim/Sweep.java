/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.Folders;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code jauryn sweep}: one run for each combination of lists of values. Runs that are complete are
 * left alone, and those that were stopped go on, so the same command completes a sweep whatever
 * happened to it.
 */
final class Sweep {
  private static final String USAGE =
      """
      Usage: sweep --OPTION LIST... [--jobs N] [--out DIR] PROGRAM [options of all runs]

      Runs PROGRAM (sim_symfb or sim_rfb) once for each combination of the values listed, each
      run in a folder of its own, and shows the error at the end over the seeds.

        --OPTION LIST  any option of the program with values a,b,c or whole numbers a..b, or both;
                       yes, no or yes,no for an option without value
        --jobs N       runs at a time (default: as many as keep all processors busy)
        --out DIR      where the folders go (default output/sweep), and summary.md, summary.json

      The same command goes on: complete runs are left alone, others go on from their checkpoint.
      In a SLURM job array each task does its share. A run that fails does not stop the others.

        jauryn sweep --eta 1e-3,5e-4 --seed 1..20 sim_symfb --input a.ras --target b.ras ...
      """;

  private final Console console;
  private final Map<String, String> environment;

  Sweep(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  /** Does what the arguments ask for; the exit code, which is that of the first run that failed. */
  int run(String... args) {
    if (args.length > 0 && List.of("--help", "-h").contains(args[0])) {
      console.out().print(USAGE);
      return ExitCode.OK.code();
    }
    SweepCommandLine sweep = SweepCommandLine.parse(args);
    Map<SweepPoint, PlannedRun> runs = sweep.runs();
    ArrayShare share = ArrayShare.of(environment);
    List<PlannedRun> mine = share.of(List.copyOf(runs.values()));
    int jobs = SweepCommandLine.jobs(sweep.jobs(), mine);
    Folders.make(sweep.out());
    console.out().println(announcement(runs.size(), mine.size(), jobs, share));
    Optional<List<RunOutcome>> outcomes = RunBatch.run(mine, jobs, console);
    if (outcomes.isEmpty()) {
      return ExitCode.TERMINATED.code();
    }
    Map<PlannedRun, RunOutcome> done = new HashMap<>();
    outcomes.get().forEach(outcome -> done.put(outcome.run(), outcome));
    Map<SweepPoint, RunOutcome> all = new LinkedHashMap<>();
    runs.forEach(
        (point, run) -> all.put(point, done.containsKey(run) ? done.get(run) : elsewhere(run)));
    SweepSummary summary = new SweepSummary(sweep, all);
    SummaryFiles.write(sweep.out(), "summary", summary.content(), summary.markdown());
    console.out().println();
    console.out().print(summary.markdown());
    console.out().println("Results are in " + sweep.out() + ", described by summary.json");
    return RunBatch.failures(outcomes.get(), console);
  }

  private static String announcement(int all, int mine, int jobs, ArrayShare share) {
    String part =
        share.partial()
            ? ", of which " + mine + " for task " + (share.index() + 1) + " of " + share.tasks()
            : "";
    return all + (all == 1 ? " run" : " runs") + part + ", " + jobs + " at a time";
  }

  /** A run that is for another task of the array. */
  private static RunOutcome elsewhere(PlannedRun run) {
    try {
      if (run.complete()) {
        return RunOutcome.complete(run, true);
      }
    } catch (RuntimeException e) {
      // Whatever it is, that task tells.
    }
    return RunOutcome.failed(run, 0, "for another task");
  }
}
