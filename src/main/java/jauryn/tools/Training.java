/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.RasFile;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A training run seen as a row of loops: the same input, and what the network made of it each time.
 *
 * @param panels the recorded layers with at least one spike file, top to bottom
 * @param target what the output should do
 * @param period length of a loop in steps
 * @param loops complete loops, at least 1
 * @param firstLoop the last loop before learning, or 0 where that is not known
 * @param stepsPerSecond steps per second
 */
record Training(
    List<RasterPanel> panels,
    Optional<LoopedTarget> target,
    long period,
    long loops,
    long firstLoop,
    double stepsPerSecond) {

  /** Above 1 chosen loops lie closer together at the beginning, where most is learned. */
  private static final double EARLINESS = 2.2;

  /**
   * Opens the spike files of a run.
   *
   * @param targetFile overrides the target of the run
   * @param grid overrides the period of the run, seconds
   */
  static Training open(RunFolder run, Optional<Path> targetFile, Optional<Float> grid) {
    List<SpikeFile> output = run.spikes(Layer.output.stem());
    if (output.isEmpty()) {
      throw new UserError(ExitCode.INPUT, "no spike file in " + run + ", expected output.0.spk");
    }
    List<SpikeFile> input = run.spikes(Layer.input.stem());
    List<SpikeFile> hidden = run.spikes(Layer.hidden.stem());
    double rate = output.get(0).stepsPerSecond();
    long end = Stream.of(input, hidden, output).mapToLong(SpikeWindow::end).max().orElse(0);
    if (end == 0) {
      throw new UserError(ExitCode.INPUT, "the spike files in " + run + " hold no spikes yet");
    }
    if (run.manifest().get("modelSeconds") instanceof Number seconds) {
      end = Math.max(end, Math.round(seconds.doubleValue() * rate));
    }
    int neurons = Layer.output.neurons(run, output, 0, end);
    Optional<RasFile> trains =
        targetFile.or(() -> run.file("target")).map(file -> RasFile.read(file, neurons));
    RunLoop loop = RunLoop.of(run, grid);
    if (loop.steps().isEmpty()) {
      throw new UserError(
          ExitCode.USAGE,
          run + " does not say how long a loop is and its input does not repeat: give --grid S");
    }
    Optional<LoopedTarget> target = trains.flatMap(loop::repeat);
    long period = target.map(LoopedTarget::period).orElse(loop.steps().getAsLong());
    if (end < period) {
      throw new UserError(
          ExitCode.INPUT,
          run + " holds " + end / rate + " s, less than one loop of " + period / rate + " s");
    }
    long loops = end / period;
    double burnIn = run.number("simtime").orElse(0.0);
    long first = (long) Math.floor(burnIn * rate / period) - 1;
    return new Training(
        panels(run, input, hidden, output, target, end),
        target,
        period,
        loops,
        Math.max(0, Math.min(first, loops - 1)),
        rate);
  }

  private static List<RasterPanel> panels(
      RunFolder run,
      List<SpikeFile> input,
      List<SpikeFile> hidden,
      List<SpikeFile> output,
      Optional<LoopedTarget> target,
      long end) {
    List<List<SpikeFile>> files = List.of(input, hidden, output);
    return Stream.of(Layer.values())
        .filter(layer -> !files.get(layer.ordinal()).isEmpty())
        .map(
            layer ->
                new RasterPanel(
                    layer.title(),
                    layer.neurons(run, files.get(layer.ordinal()), 0, end),
                    files.get(layer.ordinal()),
                    layer == Layer.output ? target : Optional.empty(),
                    layer.space()))
        .toList();
  }

  /** The output layer. */
  RasterPanel output() {
    return panel(Layer.output).orElseThrow();
  }

  /** A layer, if it was recorded. */
  Optional<RasterPanel> panel(Layer layer) {
    return panels.stream().filter(panel -> panel.title().equals(layer.title())).findFirst();
  }

  /** First step of a loop. */
  long start(long loop) {
    return loop * period;
  }

  /** End of a loop in seconds. */
  double endSeconds(long loop) {
    return (loop + 1) * period / stepsPerSecond;
  }

  /** Mean rate of a neuron of a layer in a loop, Hz. */
  double rate(RasterPanel layer, long loop) {
    return layer.count(start(loop), start(loop + 1)) * stepsPerSecond / period / layer.neurons();
  }

  /**
   * At most so many loops from {@link #firstLoop} to the last, both among them, increasing, more of
   * them early in training.
   */
  long[] chosen(int most) {
    long span = loops - 1 - firstLoop;
    int count = (int) Math.min(most, span + 1);
    long[] chosen = new long[count];
    for (int k = 0; k < count; k++) {
      double part = count == 1 ? 1 : Math.pow(k / (count - 1.0), EARLINESS);
      long ideal = firstLoop + Math.round(part * span);
      chosen[k] = k == 0 ? ideal : Math.max(ideal, chosen[k - 1] + 1);
    }
    return chosen;
  }
}
