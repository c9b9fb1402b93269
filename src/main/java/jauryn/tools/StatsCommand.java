/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.RasFile;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jauryn stats}: numbers about the spikes of a layer. */
@Command(
    name = "stats",
    sortOptions = false,
    header = "Rates, variability, correlation and distance from a target of spike trains.",
    description = {
      "",
      "Several files are taken as the ranks of one layer. Their size does not matter for memory,"
          + " the number of neurons does.",
      ""
    })
public final class StatsCommand implements Callable<Integer> {
  /** Three gigabytes of state; a larger id comes from a damaged file. */
  private static final int MOST_NEURONS = 1 << 24;

  /** Under which name run.json has the size of the layer of a spike file. */
  private static final Map<String, String> SIZES =
      Map.of("output", "nout", "multi_hidden", "nhidden", "multi_stim", "nin");

  @Spec private CommandSpec spec;

  @Mixin private HelpOption help;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Spike files (.spk): one, or those of all ranks.")
  private List<Path> paths;

  @Option(names = "--from", paramLabel = "S", description = "Start in seconds. Default: 0.")
  private Double from;

  @Option(
      names = "--to",
      paramLabel = "S",
      description = "End in seconds, exclusive. Default: after the last spike.")
  private Double to;

  @Option(
      names = "--neurons",
      paramLabel = "N",
      description =
          "Neurons of the layer. Default: as in run.json beside the file, else as many as the"
              + " highest id among spikes and target needs.")
  private Integer neurons;

  @Option(
      names = "--bin",
      paramLabel = "S",
      defaultValue = "0.02",
      description = "Bin of the correlation in seconds. Default: ${DEFAULT-VALUE}.")
  private double bin;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Most pairs of neurons to correlate. Default: ${DEFAULT-VALUE}.")
  private int pairs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the sample of pairs. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description = "Target spike trains (.ras) to measure the distance from.")
  private Path target;

  @Option(
      names = "--grid",
      paramLabel = "S",
      description =
          "Grid in seconds on which the target starts again. Default: as in run.json beside the"
              + " spike file, else the target is played once.")
  private Float grid;

  @Option(
      names = "--tau",
      paramLabel = "S",
      defaultValue = "0.01",
      description = "Time constant of the van Rossum kernel. Default: ${DEFAULT-VALUE}.")
  private double tau;

  @Option(names = "--json", description = "Write JSON, see docs/file-formats.md.")
  private boolean json;

  @Override
  public Integer call() {
    checkOptions();
    List<SpikeFile> files = SpikeWindow.open(paths);
    SpikeWindow window = window(files);
    Optional<StatsTarget> wanted = Optional.ofNullable(target).map(path -> target(path, window));
    StatsSettings settings =
        new StatsSettings(
            neurons(window, wanted), Math.round(bin * window.stepsPerSecond()), pairs, seed);
    if (settings.binSteps() < 1) {
      String rate = SixDigits.of(window.stepsPerSecond());
      throw usage(
          String.format(
              "--bin %s: expected at least one step of the simulation, of which %s has %s a second",
              SixDigits.of(bin), paths.get(0), rate));
    }
    SpikeStatistics statistics = SpikeStatistics.of(window, settings, wanted);
    StatsReport report = new StatsReport(window, settings, wanted.orElse(null), statistics);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.json() : report.text());
    out.flush();
    for (SpikeFile file : files) {
      if (file.truncated()) {
        spec.commandLine().getErr().println("warning: " + file.path() + " ends within a spike");
      }
    }
    return ExitCode.OK.code();
  }

  private void checkOptions() {
    requirePositive("--bin", bin);
    requirePositive("--tau", tau);
    if (grid != null) {
      requirePositive("--grid", grid);
    }
    if (neurons != null && (neurons < 1 || neurons > MOST_NEURONS)) {
      throw usage("--neurons " + neurons + ": expected 1 to " + MOST_NEURONS);
    }
    if (pairs < 1 || pairs > 1_000_000) {
      throw usage("--pairs " + pairs + ": expected 1 to 1000000");
    }
  }

  private static void requirePositive(String option, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw usage(option + " " + value + ": expected a number above 0");
    }
  }

  private SpikeWindow window(List<SpikeFile> files) {
    double rate = files.get(0).stepsPerSecond();
    long end = to == null ? SpikeWindow.end(files) : Math.round(to * rate);
    long start = from == null ? 0 : Math.round(from * rate);
    if (to == null && end == 0) {
      throw new UserError(
          ExitCode.INPUT, files.get(0).path() + " holds no spikes, expected some or --to");
    }
    if (start < 0 || end <= start || end > 1L << 32) {
      throw usage(
          String.format(
              "--from and --to: expected a window of times from 0 on, not empty; it is %s to %s s",
              SixDigits.of(start / rate), SixDigits.of(end / rate)));
    }
    return new SpikeWindow(files, start, end);
  }

  private StatsTarget target(Path path, SpikeWindow window) {
    if (window.stepsPerSecond() != SpikeFile.STEPS_PER_SECOND) {
      throw new UserError(
          ExitCode.INPUT,
          paths.get(0)
              + " has "
              + (long) window.stepsPerSecond()
              + " steps per second, a target needs 10000");
    }
    RasFile events = RasFile.read(path, MOST_NEURONS);
    if (events.steps().length == 0) {
      throw new UserError(ExitCode.INPUT, path + " holds no target spikes");
    }
    Optional<Float> loops =
        Optional.ofNullable(grid).or(() -> number("grid").map(Double::floatValue));
    // On a grid of one step Auryn never starts again.
    loops = loops.filter(seconds -> LoopedTarget.gridSteps(seconds) > 1);
    return new StatsTarget(LoopedTarget.of(events, loops.orElse(1f)), loops, tau);
  }

  private int neurons(SpikeWindow window, Optional<StatsTarget> wanted) {
    if (neurons != null) {
      return neurons;
    }
    String name = String.valueOf(paths.get(0).getFileName());
    String size = SIZES.get(name.substring(0, Math.max(0, name.indexOf('.'))));
    Optional<Double> known = size == null ? Optional.empty() : number(size);
    if (known.isPresent()) {
      return (int) Math.max(1, Math.min(MOST_NEURONS, known.get()));
    }
    long[] most = {0};
    for (SpikeFile file : window.files()) {
      RasterPanel.forEach(
          file, window.from(), window.to(), (step, id) -> most[0] = Math.max(most[0], id));
    }
    if (wanted.isPresent()) {
      for (int id : wanted.get().train().events().neurons()) {
        most[0] = Math.max(most[0], id);
      }
    }
    if (most[0] >= MOST_NEURONS) {
      throw new UserError(
          ExitCode.INPUT,
          paths.get(0)
              + ": neuron "
              + most[0]
              + ": expected ids below "
              + MOST_NEURONS
              + " or --neurons (damaged file?)");
    }
    return (int) most[0] + 1;
  }

  /** A parameter of the run the first file belongs to. */
  private Optional<Double> number(String parameter) {
    Path folder = paths.get(0).toAbsolutePath().getParent();
    return folder == null ? Optional.empty() : RunFolder.open(folder).number(parameter);
  }

  private static UserError usage(String message) {
    return new UserError(ExitCode.USAGE, message);
  }
}
