/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.comm.Communicator;
import jauryn.comm.RankThreads;
import jauryn.io.ExitCode;
import jauryn.io.Folders;
import jauryn.io.JsonText;
import jauryn.io.UserError;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import jauryn.kernel.StateReader;
import jauryn.tools.WholeFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A run of a {@link NetworkProgram}: on threads or ranks, with checkpoints, and to be gone on with
 * after it was killed or told to end. Whatever happens in between, and on however many ranks, the
 * results have the same bytes.
 *
 * <p>{@code run.json} in the folder of the results says that the run is complete.
 */
final class NetworkRun implements RankedProgram {
  private static final double NANOS = 1e-9;
  private static final int PAUSE_STEPS = 1000;
  private static final Set<String> WISHES = Set.of("help", "resume", "fresh");

  private final NetworkProgram program;
  private final NetworkOptions options;
  private final String[] args;
  private final Console console;
  private final CommandLine line;
  private final boolean help;

  /** Reads the arguments into {@code program}; mistakes are a UserError. */
  NetworkRun(NetworkProgram program, String[] args, Console console) {
    this.program = program;
    options = program.options();
    this.args = args.clone();
    this.console = console;
    line = new CommandLine(program);
    help = CommandLineMistake.parse(line, args).isUsageHelpRequested();
    if (!help) {
      program.check();
      options.wish();
      options.checkpointEvery();
      checkShares("--threads", options.threads());
    }
  }

  /** Runs the program in this process; the exit code. */
  ExitCode run() {
    return run(
        options.threads(),
        checkpoints ->
            RankThreads.run(options.threads(), communicator -> runPart(communicator, checkpoints))
                .get(0));
  }

  @Override
  public boolean onlyTells() {
    return help;
  }

  @Override
  public int[] digest(int ranks) {
    Check.oneThread(options.threads(), ranks);
    return RunDigest.of(program.name(), values(), inputs());
  }

  @Override
  public void checkShares(String option, int ranks) {
    if (ranks < 1) {
      throw new UserError(ExitCode.USAGE, option + " " + ranks + ": expected at least 1");
    }
    Check.shares(option, ranks, Math.max(1, program.smallestGroup()));
  }

  @Override
  public Path dir() {
    return options.dir();
  }

  @Override
  public ExitCode lead(Communicator communicator, Consumer<Checkpointing> beginning) {
    return run(
        communicator.size(),
        checkpoints -> {
          beginning.accept(checkpoints);
          return runPart(communicator, checkpoints);
        });
  }

  @Override
  public void follow(Communicator communicator, Checkpointing checkpoints) {
    runPart(communicator, checkpoints);
  }

  /** Looks where the run begins, has all ranks do {@code work}, and leaves the folder in order. */
  private ExitCode run(int ranks, ToDoubleFunction<Checkpointing> work) {
    if (help) {
      line.usage(console.out(), Ansi.OFF);
      return ExitCode.OK;
    }
    long startNanos = System.nanoTime();
    OffsetDateTime started = OffsetDateTime.now();
    List<InputFile> inputs = inputs();
    Folders.make(dir());
    FolderLock lock = FolderLock.of(dir(), this::warn);
    try {
      RunIdentity identity = RunIdentity.of(program.name(), values(), inputs);
      RunStart start =
          RunStart.of(options.wish(), dir(), identity, this::warn).after(lock, options.wish());
      if (!start.message().isEmpty()) {
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
      return run(ranks, work, start, inputs, segments);
    } finally {
      lock.close();
    }
  }

  private ExitCode run(
      int ranks,
      ToDoubleFunction<Checkpointing> work,
      RunStart start,
      List<InputFile> inputs,
      SegmentList segments) {
    Checkpoints files = new Checkpoints(dir());
    try (StopSignal signals = new StopSignal(console.err()).withCheckpoints();
        RunLog log =
            new RunLog(dir(), program.name(), 0, Clock.systemDefaultZone(), start.logLength())) {
      describe(log, start);
      RunCheckpoints checkpoints =
          new RunCheckpoints(
              files,
              options.checkpointEvery(),
              signals,
              log::note,
              log::length,
              RunCheckpoints.describe(program.name(), values(), inputs, 1),
              segments,
              start.saved(),
              System::nanoTime);
      signals.phase("");
      double seconds = simulate(work, checkpoints, files, log);
      writeManifest(ranks, inputs, segments.content(seconds));
      files.clear();
      log.note("Done at " + Numbers.brief(seconds) + " s of model time");
      return ExitCode.OK;
    } catch (StopSignal.Stopped e) {
      return ExitCode.TERMINATED;
    }
  }

  /** All ranks; the model time at the end, s. */
  private double simulate(
      ToDoubleFunction<Checkpointing> work,
      RunCheckpoints checkpoints,
      Checkpoints files,
      RunLog log) {
    try {
      return work.applyAsDouble(checkpoints);
    } catch (StopSignal.Stopped e) {
      // Once signals are closed the process may end at any moment.
      log.note(e.getMessage());
      String command = options.wish().commandThatGoesOn();
      console.err().println("error: " + e.getMessage() + "; " + command + " goes on from there");
      throw e;
    } catch (UserError e) {
      log.note(e.getMessage());
      if (e.exitCode() == ExitCode.CHECKED) {
        checkpoints.settle();
        files.clear(); // to go on would lead to the same end
      }
      throw e;
    }
  }

  private void describe(RunLog log, RunStart start) {
    log.note(program.name() + " (JAuryn) " + BuildInfo.load());
    log.note("Arguments: " + String.join(" ", args));
    values().forEach((option, value) -> log.note("  " + option + " = " + value));
    if (!start.message().isEmpty()) {
      log.note(start.message());
    }
  }

  /** The part of one rank; the model time at its end, s. */
  private double runPart(Communicator communicator, Checkpointing checkpoints) {
    long begun = System.nanoTime();
    Profile profile = options.newProfile();
    try (NetworkPart part = program.part(communicator, profile, checkpoints.saved().isPresent())) {
      Simulation simulation = part.simulation();
      TimedNetwork network = new TimedNetwork(simulation);
      checkpoints.saved().ifPresent(file -> load(network, simulation.reader(file)));
      simulation.flush(); // from here on the files are those of this run
      double built = (System.nanoTime() - begun) * NANOS;
      network.start();
      advance(part, network, checkpoints);
      part.ending()
          .complete(new NetworkPart.Pace(built, network.seconds(), network.modelSeconds()));
      if (profile.isOn()) {
        show(Meters.of(profile, simulation.ranks()), simulation.ranks());
      }
      return simulation.time();
    }
  }

  private void show(Meters meters, AllRanks ranks) {
    meters.write(dir(), ranks);
    if (ranks.isFirst()) {
      meters.table().forEach(console.out()::println);
    }
  }

  private static void load(TimedNetwork network, StateReader in) {
    network.load(in);
    in.leave(SavedRun.SECTION);
    in.requireAllUsed();
  }

  private static void advance(NetworkPart part, TimedNetwork network, Checkpointing checkpoints) {
    Simulation simulation = part.simulation();
    AllRanks ranks = simulation.ranks();
    try {
      while (simulation.step() < part.end()) {
        long toPause = PAUSE_STEPS - simulation.step() % PAUSE_STEPS;
        simulation.advance(Math.min(toPause, part.end() - simulation.step()));
        if (simulation.step() % PAUSE_STEPS == 0) {
          checkpoints.pause(network, simulation.step(), ranks);
        }
      }
    } catch (UserError e) {
      if (e.exitCode() == ExitCode.CHECKED) {
        simulation.complete(); // what a checker ends leaves complete files, too
      }
      throw e;
    }
    if (ranks.isFirst()) {
      checkpoints.settle();
    }
  }

  /** The values of all options, as JSON has them, but for names of files to read. */
  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (OptionSpec option : line.getCommandSpec().options()) {
      String name = option.longestName().substring(2);
      if (!WISHES.contains(name) && !program.files().containsKey(name)) {
        values.put(name, value(option.getValue()));
      }
    }
    return values;
  }

  private static Object value(Object value) {
    if (value instanceof Float single) {
      return JsonText.finite(JsonText.decimal(single));
    }
    if (value instanceof Double number) {
      return JsonText.finite(number);
    }
    return value instanceof Path ? value.toString() : value;
  }

  private List<InputFile> inputs() {
    List<InputFile> inputs = new ArrayList<>();
    program
        .files()
        .forEach(
            (option, file) -> {
              if (file != null) {
                inputs.add(InputFile.of(option, file));
              }
            });
    return inputs;
  }

  private void writeManifest(
      int ranks, List<InputFile> inputs, List<Map<String, Object>> segments) {
    BuildInfo build = BuildInfo.load();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", "jauryn-network-run");
    content.put("formatVersion", 1);
    content.put("program", program.name());
    content.put("version", build.version());
    content.put("commit", build.commit());
    content.put("arguments", List.of(args));
    content.put("parameters", values());
    content.put("inputs", inputs.stream().map(InputFile::content).toList());
    content.put("ranks", ranks);
    content.put("segments", segments);
    WholeFile.write(dir().resolve(RunManifest.FILE_NAME), JsonText.lines(content));
  }

  private void warn(String text) {
    console.err().println("warning: " + text);
  }
}
