/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.RasFile;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.nio.file.Path;
import java.util.List;

/**
 * How far the output of a run is from its target, loop by loop: the van Rossum distance D of {@link
 * TrainDistance}, mean over the output neurons. Each loop is taken for itself, without the spikes
 * before and after it.
 *
 * @param distances D of each whole loop, from the beginning of the run on
 * @param loopSeconds how long a loop is
 */
public record LoopDistances(double[] distances, double loopSeconds) {

  /**
   * Measures a complete run.
   *
   * @param folder its results, with run.json
   * @param tau time constant of the kernel, s
   */
  public static LoopDistances of(Path folder, double tau) {
    RunFolder run = RunFolder.open(folder);
    List<SpikeFile> files = run.spikes(Layer.output.stem());
    Path file = run.file("target").orElse(null);
    if (files.isEmpty()
        || file == null
        || !(run.manifest().get("modelSeconds") instanceof Number seconds)
        || run.number("grid").isEmpty()
        || run.number("nout").isEmpty()) {
      throw new UserError(
          ExitCode.INPUT,
          folder + ": expected the results of a complete run, and its target where it was then");
    }
    int neurons = run.number("nout").get().intValue();
    LoopedTarget target =
        LoopedTarget.of(RasFile.read(file, neurons), run.number("grid").get().floatValue());
    double rate = files.get(0).stepsPerSecond();
    int loops = (int) (Math.round(seconds.doubleValue() * rate) / target.period());
    Walk walk = new Walk(target, neurons, loops, tau, rate);
    new SpikeWindow(files, 0, loops * target.period()).forEach(walk::spike);
    return new LoopDistances(walk.finish(), target.period() / rate);
  }

  /** Goes through the spikes of all loops in order of time. */
  private static final class Walk {
    private final LoopedTarget target;
    private final int neurons;
    private final double tau;
    private final double rate;
    private final double[] distances;
    private TrainDistance distance;
    private int loop;
    private int next;

    Walk(LoopedTarget target, int neurons, int loops, double tau, double rate) {
      this.target = target;
      this.neurons = neurons;
      this.tau = tau;
      this.rate = rate;
      distances = new double[loops];
      distance = TrainDistance.vanRossum(neurons, tau, rate);
    }

    void spike(long step, long neuron) {
      while (step >= (loop + 1) * target.period()) {
        endLoop();
      }
      if (neuron < neurons) {
        long within = step - loop * target.period();
        wanted(within);
        distance.spike(within, (int) neuron, 1);
      }
    }

    /** Takes in the target spikes before a step of the loop. */
    private void wanted(long step) {
      long[] steps = target.events().steps();
      for (; next < steps.length && steps[next] < step; next++) {
        distance.spike(steps[next], target.events().neurons()[next], -1);
      }
    }

    private void endLoop() {
      wanted(target.period());
      double sum = 0;
      for (int neuron = 0; neuron < neurons; neuron++) {
        sum += Math.sqrt(distance.squared(neuron));
      }
      distances[loop++] = sum / neurons;
      next = 0;
      distance = TrainDistance.vanRossum(neurons, tau, rate);
    }

    double[] finish() {
      while (loop < distances.length) {
        endLoop();
      }
      return distances;
    }
  }

  /** Mean over the loops that end at or before {@code seconds}; NaN if there is none. */
  public double meanUntil(double seconds) {
    int loops = (int) Math.min(distances.length, Math.floor(seconds / loopSeconds + 1e-9));
    double sum = 0;
    for (int k = 0; k < loops; k++) {
      sum += distances[k];
    }
    return loops == 0 ? Double.NaN : sum / loops;
  }

  /** That of the last loop; NaN if there is none. */
  public double last() {
    return distances.length == 0 ? Double.NaN : distances[distances.length - 1];
  }

  /**
   * When the distance is {@code limit} or less for the first time: the end of that loop, in seconds
   * from the beginning of the run.
   *
   * @param after loops that end at or before this time do not count, s
   * @return NaN if that never happens
   */
  public double reached(double limit, double after) {
    for (int k = 0; k < distances.length; k++) {
      double end = (k + 1) * loopSeconds;
      if (end > after && distances[k] <= limit) {
        return end;
      }
    }
    return Double.NaN;
  }
}
