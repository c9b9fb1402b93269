/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network learns a pattern: burn-in without weight changes, learning, and at last loops with
 * plasticity switched off. While it learns it is looked at in regular intervals.
 *
 * <p>Columns of the curves: {@code seconds} of learning; {@code error}, the mean square error the
 * programs show; of the loops since the last look the fraction of target spikes that are {@code
 * missing}, the number of {@code surplus} spikes for each target spike, and the fraction of loops
 * that were {@code perfect}; rates of output and first hidden layer, Hz. Numbers: the last of
 * these, {@code errorBefore} learning, the rates before, and what the loops at the end were like.
 */
final class PatternLearning {
  private static final int TEST_LOOPS = 4;

  /**
   * How it goes.
   *
   * @param burnIn seconds without weight changes
   * @param learning seconds with them
   * @param every seconds between looks; whole loops
   * @param drops seconds of learning after each of which the rate is a tenth of what it was
   * @param tolerance how far a spike may be from its target to count, s
   */
  record Protocol(
      double burnIn, double learning, double every, List<Double> drops, double tolerance) {
    /** Keys and values for the settings of a run. */
    Map<String, Object> content() {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("burnInSeconds", burnIn);
      content.put("learningSeconds", learning);
      content.put("everySeconds", every);
      content.put("rateDropsAtSeconds", drops);
      content.put("toleranceSeconds", tolerance);
      return content;
    }
  }

  private final SuperSpikeParameters parameters;
  private final Protocol protocol;
  private final SuperSpikeNetwork network;
  private final Simulation simulation;
  private final LoopScore score;
  private final NeuronRates output;
  private final NeuronRates hidden;
  private double[] hiddenRatesAtEnd = new double[0];

  /** A network that is to answer {@code input} with {@code target}, both of the length of grid. */
  PatternLearning(
      SuperSpikeParameters parameters,
      Feedback feedback,
      SpikePattern input,
      SpikePattern target,
      Protocol protocol) {
    this.parameters = parameters;
    this.protocol = protocol;
    network =
        new SuperSpikeNetwork(
            parameters, feedback, LearningTask.pattern(input, target, parameters.grid()));
    simulation = network.simulation();
    score =
        simulation.add(
            new LoopScore(network.output(), target, parameters.grid(), protocol.tolerance()));
    output = simulation.add(new NeuronRates(network.output()));
    hidden =
        network.hidden().isEmpty()
            ? null
            : simulation.add(new NeuronRates(network.hidden().get(0)));
  }

  /** What decides about a run of it, but the patterns. */
  static Map<String, Object> settings(
      SuperSpikeParameters parameters, Feedback feedback, Protocol protocol) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("program", feedback.program());
    settings.putAll(PaperSettings.of(parameters));
    settings.putAll(protocol.content());
    return settings;
  }

  /** The network, for a look at its weights. */
  SuperSpikeNetwork network() {
    return network;
  }

  /** Rate of each neuron of the first hidden layer in the loops without plasticity, Hz. */
  double[] hiddenRatesAtEnd() {
    return hiddenRatesAtEnd.clone();
  }

  /** Whether the loops at the end of a run had all spikes of the target and no other. */
  static boolean isExact(PaperResult result) {
    return result.number("testMissing") == 0 && result.number("testSurplus") == 0;
  }

  /** Length of a loop, s. */
  double loopSeconds() {
    return parameters.grid();
  }

  /** Does all of it. */
  PaperResult run() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    network.setLearning(false);
    advance(protocol.burnIn());
    numbers.put("errorBefore", network.meanSquareError());
    numbers.put("outputHzBefore", output.takeRate(protocol.burnIn()));
    numbers.put("hiddenHzBefore", hiddenRate(protocol.burnIn()));
    score.take();
    network.setLearning(true);
    int looks = (int) Math.round(protocol.learning() / protocol.every());
    Map<String, double[]> curves = new LinkedHashMap<>();
    for (String name :
        List.of("seconds", "error", "missing", "surplus", "perfect", "outputHz", "hiddenHz")) {
      curves.put(name, new double[looks]);
    }
    double rate = parameters.eta();
    for (int look = 0; look < looks; look++) {
      double from = look * protocol.every();
      double to = (look + 1) * protocol.every();
      for (double drop : protocol.drops()) {
        if (drop >= from && drop < to) {
          rate /= 10;
          network.setLearningRate(rate);
        }
      }
      advance(protocol.every());
      LoopScore.Counts counts = score.take();
      curves.get("seconds")[look] = to;
      curves.get("error")[look] = network.meanSquareError();
      curves.get("missing")[look] = counts.missing();
      curves.get("surplus")[look] = counts.surplus();
      curves.get("perfect")[look] = (double) counts.perfect() / Math.max(1, counts.loops());
      curves.get("outputHz")[look] = output.takeRate(protocol.every());
      curves.get("hiddenHz")[look] = hiddenRate(protocol.every());
    }
    curves.forEach((name, values) -> numbers.put(name, values[looks - 1]));
    test(numbers);
    return new PaperResult(numbers, curves);
  }

  private void test(Map<String, Double> numbers) {
    network.stopPlasticity();
    double loop = (long) (parameters.grid() / SimulationTime.DT) * SimulationTime.DT;
    advance(loop); // in which what the last weight change has begun comes to its end
    score.take();
    advance(TEST_LOOPS * loop);
    LoopScore.Counts counts = score.take();
    numbers.put("testMissing", counts.missing());
    numbers.put("testSurplus", counts.surplus());
    hiddenRatesAtEnd = hidden == null ? new double[0] : hidden.takeRates((TEST_LOOPS + 1) * loop);
  }

  private double hiddenRate(double seconds) {
    return hidden == null ? Double.NaN : hidden.takeRate(seconds);
  }

  private void advance(double seconds) {
    simulation.advance(Math.round(seconds / SimulationTime.DT));
  }
}
