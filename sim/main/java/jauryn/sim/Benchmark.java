/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.Folders;
import jauryn.io.UserError;
import jauryn.tools.HelpOption;
import jauryn.tools.LoopDistances;
import jauryn.tools.SpikeTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jauryn benchmark}: learns the tasks of a suite, and tells how well and how fast. */
@Command(
    name = "benchmark",
    sortOptions = false,
    header = "Learn the tasks of a benchmark suite and show how well and how fast.",
    description = {
      "",
      "A suite is a folder with a folder for each task, which holds input.ras and target.ras or"
          + " target_WHICH.ras, as in the Supervised Spiking Benchmark Suite"
          + " (github.com/fzenke/ssbm). Runs that are complete are left alone, others go on.",
      ""
    },
    footer = {
      "",
      "Options of the program after -- replace those of the benchmark:",
      "  jauryn benchmark poisson --suite ssbm -- --nhidden 4 --eta 5e-4"
    })
final class Benchmark implements Callable<Integer> {
  /** Time constant of van Rossum's distance, s. */
  static final double TAU = 10e-3;

  private static final String ALL = "all";

  private final Console console;

  @Mixin private HelpOption help;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "A task such as poisson or poisson10s/5hz, all targets of one, or all.")
  private String name;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "-- OPTION",
      description = "Options of the program.")
  private List<String> more = List.of();

  @Option(names = "--suite", paramLabel = "DIR", description = "Folder of the suite.")
  private Path suite;

  @Option(
      names = "--seeds",
      paramLabel = "LIST",
      defaultValue = "1..3",
      description = "Seeds, a run each: 1,5,7 or 1..20. Default: ${DEFAULT-VALUE}.")
  private String seeds;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "Blocks of learning, of about 20 s each. Default: 50.")
  private Integer blocks;

  @Option(
      names = "--program",
      paramLabel = "PROGRAM",
      defaultValue = "sim_symfb",
      description = "sim_symfb or sim_rfb. Default: ${DEFAULT-VALUE}.")
  private String program;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Runs at a time; 1 for wall times of runs that have the machine to themselves. Default:"
              + " as many as keep all processors busy.")
  private Integer jobs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "output/benchmark",
      description = "Folder for the results. Default: ${DEFAULT-VALUE}.")
  private Path out;

  Benchmark(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (suite == null) {
      throw usage("expected --suite DIR, your copy of github.com/fzenke/ssbm or one like it");
    }
    if (jobs != null) {
      Check.atLeast("jobs", jobs, 1);
    }
    Feedback feedback = feedback();
    Map<SpikeTask, List<PlannedRun>> plan = new LinkedHashMap<>();
    for (SpikeTask task : tasks()) {
      plan.put(task, runs(task, feedback));
    }
    List<PlannedRun> runs = plan.values().stream().flatMap(List::stream).toList();
    int atATime = SweepCommandLine.jobs(Optional.ofNullable(jobs), runs);
    Folders.make(out);
    announce(plan.keySet(), runs.size(), atATime);
    Optional<List<RunOutcome>> outcomes = RunBatch.run(runs, atATime, console);
    if (outcomes.isEmpty()) {
      return ExitCode.TERMINATED.code();
    }
    List<BenchmarkSummary.Row> rows = rows(plan, outcomes.get());
    BenchmarkSummary summary = new BenchmarkSummary(program, atATime, rows);
    SummaryFiles.write(out, "benchmark", summary.content(), summary.markdown());
    console.out().println();
    console.out().print(summary.markdown());
    console.out().println("Results are in " + out + ", described by benchmark.json");
    return RunBatch.failures(outcomes.get(), console);
  }

  private Feedback feedback() {
    for (Feedback feedback : Feedback.values()) {
      if (feedback.program().equals(program)) {
        return feedback;
      }
    }
    throw usage("--program " + program + ": expected sim_symfb or sim_rfb");
  }

  private List<SpikeTask> tasks() {
    List<SpikeTask> tasks = SpikeTask.in(suite);
    List<SpikeTask> wanted =
        tasks.stream()
            .filter(
                task ->
                    name.equals(ALL)
                        || task.name().equals(name)
                        || task.name().startsWith(name + "/"))
            .toList();
    if (wanted.isEmpty()) {
      String names = tasks.stream().map(SpikeTask::name).collect(Collectors.joining(", "));
      throw usage(name + ": no such task in " + suite + ", expected all or one of " + names);
    }
    return wanted;
  }

  /** The runs of a task, one for each seed; a value that the program refuses is a UserError. */
  private List<PlannedRun> runs(SpikeTask task, Feedback feedback) {
    Map<String, String> options = BenchmarkSettings.of(task, feedback);
    if (task.fromOne()) {
      Path folder = out.resolve(task.name());
      Folders.make(folder);
      Path target = folder.resolve("target-from-0.ras");
      task.writeFromZero(target);
      options.put("target", target.toString());
    }
    if (blocks != null) {
      options.put("blocks", blocks.toString());
    }
    Map<String, String> given = SweepCommandLine.options(more);
    if (given.containsKey(SweepPoint.SEED)) {
      throw usage("--seed: expected --seeds, before the --");
    }
    options.putAll(given);
    List<PlannedRun> runs = new ArrayList<>();
    for (String seed : SweepList.parse("seeds", seeds)) {
      Numbers.whole("seeds", seed, SuperSpikeOptions.UNSIGNED_MAX);
      options.put(SweepPoint.SEED, seed);
      PlannedRun run =
          new PlannedRun(
              task.name() + " seed " + seed,
              feedback,
              out.resolve(task.name()).resolve("seed" + seed),
              options);
      run.parse();
      runs.add(run);
    }
    return runs;
  }

  private void announce(Iterable<SpikeTask> tasks, int runs, int atATime) {
    console.out().println(runs + (runs == 1 ? " run, " : " runs, ") + atATime + " at a time");
    for (SpikeTask task : tasks) {
      if (task.leftOut() > 0) {
        String what = " target spikes are of neurons beyond the ";
        warn(task, task.leftOut() + what + task.outputs() + " outputs the file tells of, left out");
      }
      if (task.fromOne()) {
        warn(task, "the target counts neurons from 1, a copy that counts from 0 is learned");
      }
      if (task.outOfReach() > 0) {
        String what = " target spikes come more than 0.2 s after all input, which a network";
        String why = " without recurrent connections has forgotten then";
        warn(task, task.outOfReach() + " of " + task.targetSpikes() + what + why);
      }
    }
  }

  private void warn(SpikeTask task, String message) {
    console.err().println("warning: " + task.name() + ": " + message);
  }

  private static List<BenchmarkSummary.Row> rows(
      Map<SpikeTask, List<PlannedRun>> plan, List<RunOutcome> outcomes) {
    Map<PlannedRun, RunOutcome> byRun = new LinkedHashMap<>();
    outcomes.forEach(outcome -> byRun.put(outcome.run(), outcome));
    List<BenchmarkSummary.Row> rows = new ArrayList<>();
    plan.forEach(
        (task, runs) -> {
          List<BenchmarkResult> results = new ArrayList<>();
          for (PlannedRun run : runs) {
            byRun.get(run).result().ifPresent(result -> results.add(judge(run, result)));
          }
          SuperSpikeParameters parameters = runs.get(0).parse().parameters();
          rows.add(new BenchmarkSummary.Row(task, parameters, runs.size(), results));
        });
    return rows;
  }

  private static BenchmarkResult judge(PlannedRun run, RunResult result) {
    return BenchmarkResult.of(
        run.parse().parameters(), LoopDistances.of(run.dir(), TAU), result.wallSeconds());
  }

  private static UserError usage(String message) {
    return new UserError(ExitCode.USAGE, message);
  }
}
