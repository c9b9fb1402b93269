/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
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
    try (SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, feedback)) {
      return experiment.run(listener);
    }
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
    RunSoFar soFar = new RunSoFar(parameters.dir(), plan(args, started, parameters));
    try (LivePage live = serve(parameters, soFar);
        StopSignal signals = new StopSignal(console.err());
        RunLog log =
            new RunLog(parameters.logDir(), feedback.program(), 0, Clock.systemDefaultZone())) {
      describe(log, args, parameters);
      RunListener listener = new BothListeners(signals, log);
      if (live != null) {
        log.note("Live page: " + live.address());
        listener = new BothListeners(listener, new BothListeners(soFar, live));
      }
      RunSummary summary = simulate(parameters, listener, request.ignored());
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
      soFar.complete();
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

  private Map<String, Object> plan(
      String[] args, OffsetDateTime started, SuperSpikeParameters parameters) {
    Map<String, Object> plan =
        RunManifest.plan(feedback.program(), BuildInfo.load(), List.of(args), started, parameters);
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
