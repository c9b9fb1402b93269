/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.RasFile;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jauryn raster}: a picture of the spikes of a run. */
@Command(
    name = "raster",
    sortOptions = false,
    header = "Draw the spikes of a run: input, hidden and output layer over time.",
    description = {
      "",
      "Reads the spike files of a results folder, also of a run that has not finished. Without"
          + " --from and --to it shows the last two repetitions of the theme.",
      ""
    })
public final class RasterCommand implements Callable<Integer> {
  private static final int DEFAULT_SECONDS = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder with the results of a run.")
  private Path folder;

  @Option(names = "--from", paramLabel = "S", description = "Start of the window in seconds.")
  private Double from;

  @Option(names = "--to", paramLabel = "S", description = "End of the window in seconds.")
  private Double to;

  @Option(
      names = "--only",
      paramLabel = "LAYER",
      description = "One layer instead of all: ${COMPLETION-CANDIDATES}.")
  private Layer only;

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description = "Target spike trains (.ras) to draw under the output. Default: as in run.json.")
  private Path target;

  @Option(
      names = "--grid",
      paramLabel = "S",
      description = "Period of the target in seconds. Default: as in run.json.")
  private Float grid;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Picture to write, .png or .svg; replaced if it exists. Default: DIR/raster.png.")
  private Path out;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "Pixels of a PNG per pixel of the layout, 1 to 4. Default: ${DEFAULT-VALUE}.")
  private int scale;

  @Override
  public Integer call() {
    Path file = out == null ? folder.resolve("raster.png") : out;
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".png") && !name.endsWith(".svg")) {
      throw usage("--out " + file + ": expected a name that ends in .png or .svg");
    }
    if (scale < 1 || scale > 4) {
      throw usage("--scale " + scale + ": expected 1 to 4");
    }
    RasterFigure figure = figure(RunFolder.open(folder));
    byte[] bytes =
        name.endsWith(".svg")
            ? figure.svg().getBytes(StandardCharsets.UTF_8)
            : Pictures.png(figure.image(scale));
    WholeFile.write(file, bytes);
    spec.commandLine().getOut().println(file);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }

  private RasterFigure figure(RunFolder run) {
    List<Layer> layers = new ArrayList<>();
    List<List<SpikeFile>> spikes = new ArrayList<>();
    for (Layer layer : only == null ? Layer.values() : new Layer[] {only}) {
      List<SpikeFile> files = run.spikes(layer.stem());
      if (!files.isEmpty()) {
        layers.add(layer);
        spikes.add(files);
      }
    }
    if (layers.isEmpty()) {
      String expected = only == null ? "multi_stim, multi_hidden or output" : only.stem();
      throw new UserError(
          ExitCode.INPUT, "no spike file in " + run + ", expected " + expected + ".0.spk");
    }
    if (spikes.stream().flatMap(List::stream).allMatch(file -> file.recordCount() == 0)) {
      throw new UserError(ExitCode.INPUT, "the spike files in " + run + " hold no spikes yet");
    }
    SpikeFile first = spikes.get(0).get(0);
    Optional<Float> period = period(run);
    long[] window = window(spikes, period, first.stepsPerSecond());
    List<RasterPanel> panels = new ArrayList<>();
    for (int k = 0; k < layers.size(); k++) {
      panels.add(panel(run, layers.get(k), spikes.get(k), period, window));
    }
    return new RasterFigure(panels, window[0], window[1], first.stepsPerSecond());
  }

  private Optional<Float> period(RunFolder run) {
    if (grid != null && !(grid > 0)) {
      throw usage("--grid " + grid + ": expected a number above 0");
    }
    return Optional.ofNullable(grid).or(() -> run.number("grid").map(Double::floatValue));
  }

  /** First step and the step after the last one. */
  private long[] window(List<List<SpikeFile>> spikes, Optional<Float> period, long rate) {
    long last = 0;
    for (List<SpikeFile> files : spikes) {
      for (SpikeFile file : files) {
        long count = file.recordCount();
        last = Math.max(last, count == 0 ? 0 : file.step(count - 1));
      }
    }
    long loop = period.map(seconds -> (long) (seconds * (double) rate)).orElse(0L);
    long end = last + 1;
    long start = Math.max(0, end - DEFAULT_SECONDS * rate);
    if (loop > 0 && end >= loop) {
      end = end / loop * loop;
      start = Math.max(0, end - 2 * loop);
    }
    if (to != null) {
      end = Math.round(to * rate);
      start = Math.min(start, Math.max(0, end - DEFAULT_SECONDS * rate));
    }
    if (from != null) {
      start = Math.round(from * rate);
    }
    if (start < 0 || end <= start || end > 1L << 32) {
      throw usage("--from and --to: expected a window of times from 0 on, not empty");
    }
    return new long[] {start, end};
  }

  private RasterPanel panel(
      RunFolder run, Layer layer, List<SpikeFile> spikes, Optional<Float> period, long[] window) {
    Optional<Path> trains =
        layer == Layer.output
            ? Optional.ofNullable(target).or(() -> run.file("target"))
            : Optional.empty();
    if (target != null && trains.isPresent() && period.isEmpty()) {
      throw usage("--target needs --grid: this run has no run.json that says its period");
    }
    int neurons = layer.neurons(run, spikes, window[0], window[1]);
    Optional<LoopedTarget> looped =
        period.isEmpty()
            ? Optional.empty()
            : trains.map(file -> LoopedTarget.of(RasFile.read(file, neurons), period.get()));
    int space = only == null ? layer.space() : 2 * layer.space();
    return new RasterPanel(layer.title(), neurons, spikes, looped, space);
  }

  private static UserError usage(String message) {
    return new UserError(ExitCode.USAGE, message);
  }
}
