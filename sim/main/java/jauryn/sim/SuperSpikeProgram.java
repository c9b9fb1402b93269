/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.RankThreads;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.math.VectorKernels;
import jauryn.tools.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * The programs {@code sim_symfb} and {@code sim_rfb}: reads the command line, runs the experiment,
 * shows how it goes, and leaves log file and {@code run.json}.
 */
final class SuperSpikeProgram {

  /** Runs an experiment to its end; tests put something short in its place. */
  interface Experiment {
    /** See {@link SuperSpikeExperiment}. */
    RunSummary run(
        SuperSpikeParameters parameters,
        Feedback feedback,
        RunListener listener,
        Checkpointing checkpoints);
  }

  private final Feedback feedback;
  private final Console console;
  private final Experiment experiment;

  SuperSpikeProgram(Feedback feedback, Console console, Experiment experiment) {
    this.feedback = feedback;
    this.console = console;
    this.experiment = experiment;
  }

  /** The program as users start it. */
  static SuperSpikeProgram of(Feedback feedback, Console console) {
    return new SuperSpikeProgram(feedback, console, SuperSpikeProgram::simulate);
  }

  private static RunSummary simulate(
      SuperSpikeParameters parameters,
      Feedback feedback,
      RunListener listener,
      Checkpointing checkpoints) {
    RunListener silent = new Silent();
    return RankThreads.run(
            parameters.threads(),
            communicator -> {
              RunListener shown = communicator.rank() == 0 ? listener : silent;
              RunRanks ranks = new RunRanks(communicator, fileSets(checkpoints, 1));
              return simulate(parameters, feedback, shown, checkpoints, ranks);
            })
        .get(0);
  }

  /** The part of one rank in a run. */
  static RunSummary simulate(
      SuperSpikeParameters parameters,
      Feedback feedback,
      RunListener listener,
      Checkpointing checkpoints,
      RunRanks ranks) {
    try (SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, feedback, ranks)) {
      return experiment.run(listener, checkpoints);
    }
  }

  /** How many sets of files the run has: as many as it began with. */
  static int fileSets(Checkpointing checkpoints, int otherwise) {
    return checkpoints.saved().map(file -> SavedRun.of(file).fileSets()).orElse(otherwise);
  }

  /** Does what the arguments ask for; mistakes are a {@link jauryn.io.UserError}. */
  ExitCode run(String[] args) {
    return run(args, 1);
  }

  /** The same where so many ranks write files of their own. */
  ExitCode run(String[] args, int fileSets) {
    long startNanos = System.nanoTime();
    OffsetDateTime started = OffsetDateTime.now();
    VectorKernels.begin(); // compiled while the network is built
    SuperSpikeCommandLine request = SuperSpikeCommandLine.parse(args);
    if (request.help()) {
      SuperSpikeHelp.print(feedback, console.out());
      return ExitCode.OK;
    }
    if (request.version()) {
      console.out().println(feedback.program() + " (JAuryn) " + BuildInfo.load());
      return ExitCode.OK;
    }
    List<InputFile> inputs = Preflight.check(request.parameters());
    MemoryNeed.check(request.parameters(), fileSets, Runtime.getRuntime().maxMemory());
    WeightFiles.check(request.parameters(), feedback);
    FolderLock lock = FolderLock.of(request.parameters().dir(), this::warn);
    try {
      return run(args, request, inputs, lock, fileSets, started, startNanos);
    } finally {
      lock.close();
    }
  }

  private void warn(String text) {
    console.err().println("warning: " + text);
  }

  /** Runs in a folder that nobody else writes to. */
  private ExitCode run(
      String[] args,
      SuperSpikeCommandLine request,
      List<InputFile> inputs,
      FolderLock lock,
      int fileSets,
      OffsetDateTime started,
      long startNanos) {
    SuperSpikeParameters parameters = request.parameters();
    RunStart start =
        RunStart.of(
                request.wish(),
                parameters.dir(),
                RunIdentity.of(feedback, parameters, inputs),
                this::warn)
            .after(lock, request.wish());
    if (!start.message().isEmpty() && !parameters.quiet()) {
      console.out().println(start.message());
    }
    if (start.complete()) {
      return ExitCode.OK;
    }
    SegmentList segments =
        new SegmentList(
            start.segments(),
            RunSegment.starting(started, BuildInfo.load(), List.of(args), start.seconds()),
            startNanos,
            System::nanoTime);
    RunSoFar soFar = new RunSoFar(parameters.dir(), plan(segments, parameters));
    try (LivePage live = serve(parameters, soFar);
        StopSignal signals = new StopSignal(console.err()).withCheckpoints();
        RunLog log =
            new RunLog(
                parameters.logDir(),
                feedback.program(),
                0,
                Clock.systemDefaultZone(),
                start.logLength())) {
      describe(log, args, parameters);
      if (!start.message().isEmpty()) {
        log.note(start.message());
      }
      Checkpoints files = new Checkpoints(parameters.dir());
      RunCheckpoints checkpoints =
          new RunCheckpoints(
              files,
              parameters.checkpointEvery(),
              signals,
              log::note,
              log::length,
              RunCheckpoints.describe(
                  feedback,
                  parameters,
                  inputs,
                  start.saved().map(SavedRun::fileSets).orElse(fileSets)),
              segments,
              start.saved(),
              System::nanoTime);
      RunListener listener = new BothListeners(new BothListeners(signals, checkpoints), log);
      if (live != null) {
        log.note("Live page: " + live.address());
        listener = new BothListeners(listener, new BothListeners(soFar, live));
      }
      RunSummary summary = simulate(request, listener, checkpoints);
      RunManifest manifest =
          new RunManifest(
              feedback.program(),
              BuildInfo.load(),
              parameters,
              inputs,
              summary,
              segments.until(summary.modelSeconds()));
      manifest.write();
      soFar.complete();
      files.clear();
      log.note("Done, mean square error " + summary.finalMeanSquareError());
      if (!parameters.noReport()) {
        writePage(parameters, log);
      }
      if (!parameters.quiet()) {
        new RunReport(console).print(manifest);
      }
    } catch (StopSignal.Stopped e) {
      return ExitCode.TERMINATED;
    }
    return ExitCode.OK;
  }

  /** What {@code run.json} will say, as far as it is known. */
  private Map<String, Object> plan(SegmentList segments, SuperSpikeParameters parameters) {
    RunSegment first = segments.until(0).get(0);
    Map<String, Object> plan =
        RunManifest.plan(
            feedback.program(), BuildInfo.load(), first.arguments(), first.started(), parameters);
    plan.put("learningRateDrops", RunManifest.drops(parameters));
    return plan;
  }

  /** Starts the server of {@code --live} and says where it is; null without that option. */
  private LivePage serve(SuperSpikeParameters parameters, RunSoFar soFar) {
    if (parameters.live().isEmpty()) {
      return null;
    }
    LivePage live = new LivePage(parameters.live().get(), soFar::page, System::nanoTime);
    if (!parameters.quiet()) {
      console.out().println("Watch this run at " + live.address() + " on this computer");
    }
    return live;
  }

  /**
   * Writes report.html. The run is done and saved: that it cannot be described must not fail it.
   */
  private void writePage(SuperSpikeParameters parameters, RunLog log) {
    long startNanos = System.nanoTime();
    try {
      Path page = Report.write(parameters.dir());
      log.note(page + " written in " + (System.nanoTime() - startNanos) / 1_000_000 + " ms");
    } catch (RuntimeException e) {
      String warning = Report.FILE_NAME + " could not be written: " + e.getMessage();
      log.warning(warning);
      if (!parameters.quiet()) {
        console.err().println("warning: " + warning);
      }
    }
  }

  private RunSummary simulate(
      SuperSpikeCommandLine request, RunListener log, Checkpointing checkpoints) {
    SuperSpikeParameters parameters = request.parameters();
    ConsoleProgress progress =
        new ConsoleProgress(console.out(), console.err(), console.terminal(), System::nanoTime);
    RunListener shown = parameters.quiet() ? new Silent() : progress;
    RunListener listener = new BothListeners(shown, log);
    if (!request.ignored().isEmpty()) {
      listener.warning("ignored, belongs to no option: " + String.join(" ", request.ignored()));
    }
    try {
      return experiment.run(parameters, feedback, listener, checkpoints);
    } catch (StopSignal.Stopped e) {
      progress.endLine();
      log.note(e.getMessage());
      String command = request.wish().commandThatGoesOn();
      console.err().println("error: " + e.getMessage() + "; " + command + " goes on from there");
      throw e;
    } catch (UserError e) {
      log.note(e.getMessage());
      throw e;
    } finally {
      progress.endLine();
    }
  }

  private void describe(RunLog log, String[] args, SuperSpikeParameters parameters) {
    log.note(feedback.program() + " (JAuryn) " + BuildInfo.load());
    log.note("Arguments: " + String.join(" ", args));
    for (Map.Entry<String, Object> value : SuperSpikeOptions.values(parameters).entrySet()) {
      log.note("  " + value.getKey() + " = " + value.getValue());
    }
  }
}
