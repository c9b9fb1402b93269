/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Statistics of the spikes of a layer in a window. The spikes are read twice, first to count them,
 * then in order of time for everything else; memory grows with the number of neurons and pairs
 * only.
 *
 * @param spikes spikes of the layer
 * @param spikesOutside spikes left out because the neuron is not one of the layer
 * @param ratesHz rate of each neuron, ascending
 * @param intervalCvs coefficient of variation of the inter-spike intervals of the neurons that have
 *     one
 * @param bins bins of the correlation
 * @param pairs pairs that were correlated; they are of neurons that fire in the window
 * @param correlations correlation of the spike counts of those pairs that have one
 * @param distance distance from the target, if there is one
 */
record SpikeStatistics(
    long spikes,
    long spikesOutside,
    double[] ratesHz,
    double[] intervalCvs,
    long bins,
    int pairs,
    double[] correlations,
    Optional<TargetDistance> distance) {

  /**
   * Distance of a layer from its target, with both kernels of {@link TrainDistance}.
   *
   * @param targetSpikes target spikes in the window
   * @param targetSpikesOutside target spikes of one period that belong to no neuron of the layer
   * @param vanRossum distance D of each neuron
   * @param meanSquareError mean over the neurons of D&sup2; per second with SuperSpike's kernel, on
   *     the scale of the files .stats
   */
  record TargetDistance(
      long targetSpikes, long targetSpikesOutside, double[] vanRossum, double meanSquareError) {}

  /** Decay of SuperSpike's error kernel in seconds. */
  static final double ERROR_DECAY = 10e-3;

  /** Rise of SuperSpike's error kernel in seconds. */
  static final double ERROR_RISE = 5e-3;

  static SpikeStatistics of(
      SpikeWindow window, StatsSettings settings, Optional<StatsTarget> target) {
    int neurons = settings.neurons();
    long[] counts = new long[neurons];
    long[] outside = {0};
    for (var file : window.files()) {
      RasterPanel.forEach(
          file,
          window.from(),
          window.to(),
          (step, neuron) -> {
            if (neuron < neurons) {
              counts[(int) neuron]++;
            } else {
              outside[0]++;
            }
          });
    }
    int[] firing = IntStream.range(0, neurons).filter(neuron -> counts[neuron] > 0).toArray();
    NeuronPairs pairs = NeuronPairs.among(firing, settings.pairs(), settings.seed());
    CountCorrelation correlation =
        new CountCorrelation(neurons, pairs, window.from(), window.to(), settings.binSteps());
    IntervalVariability intervals = new IntervalVariability(neurons);
    Optional<Comparison> comparison = target.map(wanted -> new Comparison(window, neurons, wanted));
    Comparison compared = comparison.orElse(null); // in a loop over 10^8 spikes
    window.forEach(
        (step, id) -> {
          if (id >= neurons) {
            return;
          }
          int neuron = (int) id;
          intervals.spike(step, neuron);
          correlation.spike(step, neuron);
          if (compared != null) {
            compared.spike(step, neuron);
          }
        });
    double seconds = window.seconds();
    return new SpikeStatistics(
        Arrays.stream(counts).sum(),
        outside[0],
        Arrays.stream(counts).mapToDouble(count -> count / seconds).sorted().toArray(),
        finite(IntStream.range(0, neurons).mapToDouble(intervals::of).toArray()),
        correlation.bins(),
        pairs.size(),
        finite(correlation.coefficients()),
        comparison.map(Comparison::distance));
  }

  private static double[] finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  /** Mean of values; NaN for none. */
  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Feeds spikes and target in order of time to the distances. */
  private static final class Comparison {
    private final SpikeWindow window;
    private final int neurons;
    private final StatsTarget target;
    private final TrainDistance vanRossum;
    private final TrainDistance superSpike;
    private final TargetCursor cursor;
    private long targetSpikes;

    Comparison(SpikeWindow window, int neurons, StatsTarget target) {
      double rate = window.stepsPerSecond();
      this.window = window;
      this.neurons = neurons;
      this.target = target;
      vanRossum = TrainDistance.vanRossum(neurons, target.tau(), rate);
      superSpike = TrainDistance.superSpike(neurons, ERROR_DECAY, ERROR_RISE, rate);
      boolean looped = target.grid().isPresent();
      cursor = new TargetCursor(target.train(), looped, window.from(), this::targetSpike);
    }

    void spike(long step, int neuron) {
      cursor.advance(step);
      vanRossum.spike(step, neuron, 1);
      superSpike.spike(step, neuron, 1);
    }

    private void targetSpike(long step, long id) {
      if (id < neurons) {
        targetSpikes++;
        vanRossum.spike(step, (int) id, -1);
        superSpike.spike(step, (int) id, -1);
      }
    }

    TargetDistance distance() {
      cursor.advance(window.to());
      double[] distances = new double[neurons];
      double error = 0;
      for (int neuron = 0; neuron < neurons; neuron++) {
        distances[neuron] = Math.sqrt(vanRossum.squared(neuron));
        error += superSpike.squared(neuron);
      }
      long outside =
          Arrays.stream(target.train().events().neurons()).filter(id -> id >= neurons).count();
      return new TargetDistance(
          targetSpikes, outside, distances, error / neurons / window.seconds());
    }
  }
}
