/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.RasFile;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Mixin private HelpOption help;

  @Mixin private RunArguments arguments;

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
      names = "--out",
      paramLabel = "FILE",
      description =
          "Picture to write, .png, .svg or .pdf; replaced if it exists. Default: DIR/raster.png.")
  private Path out;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "Pixels of a PNG per pixel of the layout, 1 to 4. Default: ${DEFAULT-VALUE}.")
  private int scale;

  @Override
  public Integer call() {
    Path file = out == null ? arguments.folder().resolve("raster.png") : out;
    String kind = FileKind.of(file, Figure.KINDS);
    if (scale < 1 || scale > 4) {
      throw usage("--scale " + scale + ": expected 1 to 4");
    }
    WholeFile.write(file, figure(RunFolder.open(arguments.folder())).bytes(kind, scale));
    spec.commandLine().getOut().println(file);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }

  private RasterFigure figure(RunFolder run) {
    List<Layer> layers = new ArrayList<>();
    List<List<SpikeFile>> spikes = new ArrayList<>();
    for (Layer layer : only == null ? Layer.values() : new Layer[] {only}) {
      List<SpikeFile> files = run.spikes(layer.stem());
      files.stream().filter(SpikeFile::truncated).forEach(this::warn);
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
    RunLoop loop = RunLoop.of(run, arguments.grid());
    long[] window = window(spikes, loop, first.stepsPerSecond());
    List<RasterPanel> panels = new ArrayList<>();
    for (int k = 0; k < layers.size(); k++) {
      panels.add(panel(run, layers.get(k), spikes.get(k), loop, window));
    }
    return new RasterFigure(panels, window[0], window[1], first.stepsPerSecond());
  }

  /** First step and the step after the last one. */
  private long[] window(List<List<SpikeFile>> spikes, RunLoop loop, long rate) {
    long end = spikes.stream().mapToLong(SpikeWindow::end).max().orElse(0);
    long start = Math.max(0, end - DEFAULT_SECONDS * rate);
    long period = loop.steps().orElse(0);
    if (period > 0 && end >= period) {
      end = end / period * period;
      start = Math.max(0, end - 2 * period);
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
      RunFolder run, Layer layer, List<SpikeFile> spikes, RunLoop loop, long[] window) {
    Optional<Path> trains =
        layer == Layer.output ? arguments.target().or(() -> run.file("target")) : Optional.empty();
    if (arguments.target().isPresent() && trains.isPresent() && loop.steps().isEmpty()) {
      throw usage(
          "--target needs --grid: this run does not say its period and its input does not repeat");
    }
    int neurons = layer.neurons(run, spikes, window[0], window[1]);
    Optional<LoopedTarget> looped =
        trains.flatMap(file -> loop.repeat(RasFile.read(file, neurons)));
    int space = only == null ? layer.space() : 2 * layer.space();
    return new RasterPanel(layer.title(), neurons, spikes, looped, space);
  }

  private void warn(SpikeFile file) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("warning: " + file.path() + " is cut off; read to its last whole record");
    err.flush();
  }

  private static UserError usage(String message) {
    return new UserError(ExitCode.USAGE, message);
  }
}
