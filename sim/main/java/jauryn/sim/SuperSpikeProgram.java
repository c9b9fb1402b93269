/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.comm.Communicator;
import jauryn.comm.RankThreads;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
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
    RunSummary run(SuperSpikeParameters parameters, Feedback feedback, RunListener listener);
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
      SuperSpikeParameters parameters, Feedback feedback, RunListener listener) {
    RunListener silent = new Silent();
    return RankThreads.run(
            parameters.threads(),
            communicator -> {
              RunListener shown = communicator.rank() == 0 ? listener : silent;
              return simulate(parameters, feedback, shown, new RunRanks(communicator, true));
            })
        .get(0);
  }

  private static RunSummary simulate(
      SuperSpikeParameters parameters, Feedback feedback, RunListener listener, RunRanks ranks) {
    try (SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, feedback, ranks)) {
      return experiment.run(listener);
    }
  }

  /**
   * Does what the arguments ask for on one rank of several that are not threads of this program.
   *
   * @param communicator connects this rank with the others
   */
  ExitCode runRank(String[] args, Communicator communicator) {
    AllRanks ranks = new AllRanks(communicator);
    SuperSpikeCommandLine request = null;
    UserError failure = null;
    int[] digest = new int[RunDigest.LENGTH];
    try {
      request = SuperSpikeCommandLine.parse(args);
      if (!request.help() && !request.version()) {
        digest = digest(request.parameters(), communicator.size());
      }
    } catch (UserError e) {
      failure = e;
    }
    RankProgram.agree(ranks, failure, digest);
    RunRanks separate = new RunRanks(communicator, false);
    if (ranks.isFirst()) {
      Experiment shared = (parameters, kind, shown) -> simulate(parameters, kind, shown, separate);
      return new SuperSpikeProgram(feedback, console, shared).run(args);
    }
    if (!request.help() && !request.version()) {
      simulate(request.parameters(), feedback, new Silent(), separate);
    }
    return ExitCode.OK;
  }

  private int[] digest(SuperSpikeParameters parameters, int ranks) {
    if (parameters.threads() > 1) {
      throw new UserError(
          ExitCode.USAGE,
          "--threads " + parameters.threads() + ": expected 1 where " + ranks + " ranks run");
    }
    return RunDigest.of(feedback.program(), parameters, Preflight.check(parameters));
  }

  /** Does what the arguments ask for; mistakes are a {@link jauryn.io.UserError}. */
  ExitCode run(String[] args) {
    long startNanos = System.nanoTime();
    OffsetDateTime started = OffsetDateTime.now();
    SuperSpikeCommandLine request = SuperSpikeCommandLine.parse(args);
    if (request.help()) {
      SuperSpikeHelp.print(feedback, console.out());
      return ExitCode.OK;
    }
    if (request.version()) {
      console.out().println(feedback.program() + " (JAuryn) " + BuildInfo.load());
      return ExitCode.OK;
    }
    SuperSpikeParameters parameters = request.parameters();
    List<InputFile> inputs = Preflight.check(parameters);
    try (StopSignal signals = new StopSignal(console.err());
        RunLog log =
            new RunLog(parameters.logDir(), feedback.program(), 0, Clock.systemDefaultZone())) {
      describe(log, args, parameters);
      RunSummary summary = simulate(parameters, new BothListeners(signals, log), request.ignored());
      double wallSeconds = (System.nanoTime() - startNanos) * 1e-9;
      RunManifest manifest =
          new RunManifest(
              feedback.program(),
              BuildInfo.load(),
              List.of(args),
              started,
              parameters,
              inputs,
              summary,
              wallSeconds);
      manifest.write();
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
      SuperSpikeParameters parameters, RunListener log, List<String> ignored) {
    ConsoleProgress progress =
        new ConsoleProgress(console.out(), console.err(), console.terminal(), System::nanoTime);
    RunListener shown = parameters.quiet() ? new Silent() : progress;
    RunListener listener = new BothListeners(shown, log);
    if (!ignored.isEmpty()) {
      listener.warning("ignored, belongs to no option: " + String.join(" ", ignored));
    }
    try {
      return experiment.run(parameters, feedback, listener);
    } catch (StopSignal.Stopped e) {
      progress.endLine();
      log.note(e.getMessage());
      console.err().println("error: " + e.getMessage() + "; files of this run end in .part");
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
