/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Parameters of {@link BrunelNetwork}; the defaults are those of Auryn's sim_brunel2k. */
final class BrunelParameters {
  /** Four excitatory neurons and an inhibitory one. */
  private static final int FEWEST_NEURONS = 5;

  /** Ten spikes a step. */
  private static final double MOST_INPUT = 1e5;

  @Option(
      names = "--neurons",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Neurons, one in five inhibitory. Default: ${DEFAULT-VALUE}.")
  private int neurons;

  @Option(
      names = "--probability",
      paramLabel = "P",
      defaultValue = "0.1",
      description = "Probability of a connection. Default: ${DEFAULT-VALUE}.")
  private double probability;

  @Option(
      names = "--gamma",
      paramLabel = "G",
      defaultValue = "5",
      description =
          "Inhibitory over excitatory weights (g in the paper). Default: ${DEFAULT-VALUE}.")
  private double gamma;

  @Option(
      names = "--nu",
      paramLabel = "HZ",
      defaultValue = "20000",
      description = "Rate of the external input of a neuron. Default: ${DEFAULT-VALUE}.")
  private double input;

  @Option(
      names = "--weight",
      paramLabel = "V",
      defaultValue = "1e-4",
      description = "Excitatory weight (J). Default: ${DEFAULT-VALUE}.")
  private double weight;

  @Option(
      names = "--delay",
      paramLabel = "S",
      defaultValue = "8e-4",
      description = "Axonal delay; 1.5e-3 in the paper. Default: ${DEFAULT-VALUE}.")
  private double delay;

  @Option(
      names = "--plastic",
      description = "Let connections between excitatory neurons learn by STDP.")
  private boolean plastic;

  @Option(
      names = "--lambda",
      paramLabel = "L",
      defaultValue = "0.01",
      description = "Learning rate of --plastic. Default: ${DEFAULT-VALUE}.")
  private double lambda;

  @Option(
      names = "--fee",
      paramLabel = "FILE",
      description = "Connections from E to E with their weights (.wmat), in place of random ones.")
  private Path fee;

  @Option(names = "--fei", paramLabel = "FILE", description = "Connections from E to I.")
  private Path fei;

  @Option(names = "--fie", paramLabel = "FILE", description = "Connections from I to E.")
  private Path fie;

  @Option(names = "--fii", paramLabel = "FILE", description = "Connections from I to I.")
  private Path fii;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of connections and input. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /** Sees to it that the values make sense; a wrong one is a UserError. */
  void check() {
    Check.atLeast("neurons", neurons, FEWEST_NEURONS);
    Check.density("probability", (float) probability);
    Check.notNegative("gamma", gamma);
    Check.within("nu", input, 0, MOST_INPUT, "Hz");
    Check.finite("weight", weight);
    Check.delay("delay", delay);
    Check.notNegative("lambda", lambda);
    if (plastic) {
      Check.positive("weight", weight);
    }
  }

  int neurons() {
    return neurons;
  }

  double probability() {
    return probability;
  }

  double gamma() {
    return gamma;
  }

  double input() {
    return input;
  }

  double weight() {
    return weight;
  }

  double delay() {
    return delay;
  }

  boolean plastic() {
    return plastic;
  }

  double lambda() {
    return lambda;
  }

  long seed() {
    return seed;
  }

  /** Files of connections by option, in the order EE, EI, IE, II; null where they are random. */
  Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("fee", fee);
    files.put("fei", fei);
    files.put("fie", fie);
    files.put("fii", fii);
    return files;
  }
}
