/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.plasticity.Normalisation;
import jauryn.plasticity.Plasticity;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The table of all options of {@code sim_symfb} and {@code sim_rfb}. Command line, help text,
 * {@code run.json} and log file are made from it.
 */
final class SuperSpikeOptions {
  private static final long MOST_PORT = 65_535;
  static final long UNSIGNED_MAX = 0xFFFFFFFFL;

  /** Headings of the help text, in their order. */
  enum Section {
    INPUT("Input"),
    NETWORK("Network"),
    PROTOCOL("Protocol"),
    LEARNING("Learning rule"),
    OUTPUT("Output"),
    GENERAL("General");

    private final String title;

    Section(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * One option.
   *
   * @param name without dashes
   * @param label what the value is called in the help text; empty for a flag
   * @param original whether the original has it too
   * @param help one sentence with the unit
   * @param set stores the value, given as text
   * @param get reads the effective value
   */
  record Option(
      String name,
      String label,
      Section section,
      boolean original,
      String help,
      BiConsumer<SuperSpikeParameters.Builder, String> set,
      Function<SuperSpikeParameters, Object> get) {

    boolean flag() {
      return label.isEmpty();
    }
  }

  private SuperSpikeOptions() {}

  /** All options but help and version, in the order of the help text. */
  static List<Option> all() {
    return List.of(
        original(
            "input",
            "FILE",
            Section.INPUT,
            "spike trains of the inputs (.ras)",
            (b, v) -> b.input(path("input", v)),
            SuperSpikeParameters::input),
        original(
            "target",
            "FILE",
            Section.INPUT,
            "spike trains the output shall learn (.ras)",
            (b, v) -> b.target(path("target", v)),
            SuperSpikeParameters::target),
        original(
            "grid",
            "SECONDS",
            Section.INPUT,
            "both files are repeated on this time grid",
            (b, v) -> b.grid(Numbers.single("grid", v)),
            SuperSpikeParameters::grid),
        original(
            "bgrate",
            "HZ",
            Section.INPUT,
            "Poisson background added to each input, 0 for none",
            (b, v) -> b.bgrate(Numbers.single("bgrate", v)),
            SuperSpikeParameters::bgrate),
        original(
            "nin",
            "COUNT",
            Section.NETWORK,
            "inputs",
            (b, v) -> b.nin(count("nin", v)),
            SuperSpikeParameters::nin),
        original(
            "nout",
            "COUNT",
            Section.NETWORK,
            "output neurons",
            (b, v) -> b.nout(count("nout", v)),
            SuperSpikeParameters::nout),
        original(
            "layers",
            "COUNT",
            Section.NETWORK,
            "hidden layers",
            (b, v) -> b.layers(count("layers", v)),
            SuperSpikeParameters::layers),
        original(
            "nhidden",
            "COUNT",
            Section.NETWORK,
            "neurons of each hidden layer",
            (b, v) -> b.nhidden(count("nhidden", v)),
            SuperSpikeParameters::nhidden),
        original(
            "sparseness",
            "FRACTION",
            Section.NETWORK,
            "connection density of the first hidden layer's input, above 0 and at most 1",
            (b, v) -> b.sparseness((float) Numbers.real("sparseness", v)),
            SuperSpikeParameters::sparseness),
        original(
            "w0",
            "SCALE",
            Section.NETWORK,
            "initial weights are normal with deviation SCALE/sqrt(inputs of the layer), in volts",
            (b, v) -> b.w0(Numbers.real("w0", v)),
            SuperSpikeParameters::w0),
        original(
            "delay",
            "SECONDS",
            Section.NETWORK,
            "extra delay of the eligibility per layer",
            (b, v) -> b.delay(Numbers.single("delay", v)),
            SuperSpikeParameters::delay),
        added(
            "load-weights",
            "FOLDER",
            Section.NETWORK,
            "start from hid.wmat, out.wmat and for random feedback fb.wmat in this folder",
            (b, v) -> b.loadWeights(path("load-weights", v)),
            SuperSpikeParameters::loadWeights),
        original(
            "simtime",
            "SECONDS",
            Section.PROTOCOL,
            "burn-in, and length of each block",
            (b, v) -> b.simtime(Numbers.real("simtime", v)),
            SuperSpikeParameters::simtime),
        original(
            "blocks",
            "COUNT",
            Section.PROTOCOL,
            "training blocks",
            (b, v) -> b.blocks(count("blocks", v)),
            SuperSpikeParameters::blocks),
        added(
            "seed",
            "NUMBER",
            Section.PROTOCOL,
            "seed of all random streams, 32 bits",
            (b, v) -> b.seed((int) Numbers.whole("seed", v, UNSIGNED_MAX)),
            p -> Integer.toUnsignedLong(p.seed())),
        original(
            "eta",
            "VOLTS",
            Section.LEARNING,
            "learning rate: the largest change of a weight per update, 0 for no learning",
            (b, v) -> b.eta(Numbers.real("eta", v)),
            SuperSpikeParameters::eta),
        original(
            "epsilon",
            "NUMBER",
            Section.LEARNING,
            "added to the denominator of the per-weight learning rate",
            (b, v) -> b.epsilon(Numbers.single("epsilon", v)),
            SuperSpikeParameters::epsilon),
        original(
            "nopartial",
            "",
            Section.LEARNING,
            "replace the surrogate derivative by 1",
            (b, v) -> b.nopartial(true),
            SuperSpikeParameters::nopartial),
        original(
            "fixedhidden",
            "",
            Section.LEARNING,
            "train the output layer only",
            (b, v) -> b.fixedhidden(true),
            SuperSpikeParameters::fixedhidden),
        added(
            "uniform",
            "",
            Section.LEARNING,
            "feedback weights to hidden layers are all 1, instead of those of the program",
            (b, v) -> b.uniform(true),
            SuperSpikeParameters::uniform),
        added(
            "rho",
            "NUMBER",
            Section.LEARNING,
            "strength of the heterosynaptic regulariser of hidden layers; without this option 1 with"
                + " random feedback, else 0",
            (b, v) -> b.rho(Numbers.single("rho", v)),
            SuperSpikeParameters::rho),
        added(
            "beta",
            "NUMBER",
            Section.LEARNING,
            "steepness of the surrogate derivative, 1/V",
            (b, v) -> b.beta(Numbers.real("beta", v)),
            p -> p.rule().beta()),
        added(
            "update-interval",
            "SECONDS",
            Section.LEARNING,
            "time between updates of the weights",
            (b, v) -> b.updateInterval(Numbers.real("update-interval", v)),
            p -> p.rule().updateInterval()),
        added(
            "optimiser",
            "rmaxprop|rmsprop|sgd",
            Section.LEARNING,
            "divide gradients by the root of their largest or mean square, or not at all; then"
                + " --eta is the change in volts for a mean gradient of 1",
            (b, v) -> b.optimiser(optimiser(v)),
            p -> optimiserName(p.rule().optimiser())),
        added(
            "layer-rate",
            "",
            Section.LEARNING,
            "divide all gradients of a layer by that of the synapse that has the largest",
            (b, v) -> b.layerRate(true),
            p -> p.rule().layerRate()),
        added(
            "rho-exponent",
            "NUMBER",
            Section.LEARNING,
            "exponent of the regulariser: weights decay by that power of the activity of their neuron",
            (b, v) -> b.rhoExponent(Numbers.single("rho-exponent", v)),
            p -> p.rule().rhoExponent()),
        added(
            "plasticity",
            "event|dense",
            Section.LEARNING,
            "work only where spikes arrive, or on all synapses in all steps as the original does",
            (b, v) -> b.plasticity(plasticity(v)),
            p -> lower(p.plasticity())),
        original(
            "dir",
            "FOLDER",
            Section.OUTPUT,
            "where the results go; must exist",
            (b, v) -> b.dir(path("dir", v)),
            SuperSpikeParameters::dir),
        original(
            "fast",
            "",
            Section.OUTPUT,
            "no text files of states and weights",
            (b, v) -> b.fast(true),
            SuperSpikeParameters::fast),
        added(
            "save-weights",
            "FOLDER",
            Section.OUTPUT,
            "write the final weights there, as --load-weights reads them",
            (b, v) -> b.saveWeights(path("save-weights", v)),
            SuperSpikeParameters::saveWeights),
        added(
            "checkpoint-every",
            "TIME|BLOCKS",
            Section.OUTPUT,
            "write the whole state every so often (60s, 5m, 1h of wall time, or 2 blocks), to go on"
                + " from if the run is killed",
            (b, v) -> b.checkpointEvery(CheckpointInterval.parse("checkpoint-every", v)),
            SuperSpikeParameters::checkpointEvery),
        added(
            "no-report",
            "",
            Section.OUTPUT,
            "do not write report.html, the page about the run",
            (b, v) -> b.noReport(true),
            SuperSpikeParameters::noReport),
        added(
            "log-dir",
            "FOLDER",
            Section.OUTPUT,
            "where the log file goes; must exist",
            (b, v) -> b.logDir(path("log-dir", v)),
            SuperSpikeParameters::logDir),
        added(
            "threads",
            "COUNT",
            Section.GENERAL,
            "threads that share the work; results do not depend on their number",
            (b, v) -> b.threads(count("threads", v)),
            SuperSpikeParameters::threads),
        added(
            "profile",
            "",
            Section.GENERAL,
            "show at the end what the time was spent on, and write it to meters.json",
            (b, v) -> b.profile(true),
            SuperSpikeParameters::profile),
        added(
            "live",
            "PORT",
            Section.GENERAL,
            "show the page of the run in a browser of this computer while it trains, 0 for any port",
            (b, v) -> b.live((int) Numbers.whole("live", v, MOST_PORT)),
            SuperSpikeParameters::live),
        added(
            "quiet",
            "",
            Section.GENERAL,
            "show nothing but errors",
            (b, v) -> b.quiet(true),
            SuperSpikeParameters::quiet));
  }

  /** Effective values by option name: numbers, booleans and text; null where nothing is set. */
  static Map<String, Object> values(SuperSpikeParameters parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Option option : all()) {
      values.put(option.name(), plain(option.get().apply(parameters)));
    }
    return values;
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(SuperSpikeOptions::plain).orElse(null);
    }
    if (value instanceof CheckpointInterval interval) {
      return interval.toString();
    }
    if (value instanceof Path path) {
      return path.toString().isEmpty() ? "." : path.toString();
    }
    return value;
  }

  private static Option original(
      String name,
      String label,
      Section section,
      String help,
      BiConsumer<SuperSpikeParameters.Builder, String> set,
      Function<SuperSpikeParameters, Object> get) {
    return new Option(name, label, section, true, help, set, get);
  }

  private static Option added(
      String name,
      String label,
      Section section,
      String help,
      BiConsumer<SuperSpikeParameters.Builder, String> set,
      Function<SuperSpikeParameters, Object> get) {
    return new Option(name, label, section, false, help, set, get);
  }

  private static int count(String option, String text) {
    return (int) Numbers.whole(option, text, Integer.MAX_VALUE);
  }

  private static Path path(String option, String text) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // Falls through: the same mistake as an empty name.
    }
    throw Check.badValue(option, text, "the name of a file or folder");
  }

  private static Plasticity plasticity(String text) {
    for (Plasticity plasticity : Plasticity.values()) {
      if (lower(plasticity).equals(text)) {
        return plasticity;
      }
    }
    throw Check.badValue("plasticity", text, "event or dense");
  }

  private static Normalisation optimiser(String text) {
    for (Normalisation normalisation : Normalisation.values()) {
      if (optimiserName(normalisation).equals(text)) {
        return normalisation;
      }
    }
    throw Check.badValue("optimiser", text, "rmaxprop, rmsprop or sgd");
  }

  private static String optimiserName(Normalisation normalisation) {
    switch (normalisation) {
      case MAXIMUM:
        return "rmaxprop";
      case MEAN:
        return "rmsprop";
      default:
        return "sgd";
    }
  }

  private static String lower(Plasticity plasticity) {
    return plasticity.name().toLowerCase(Locale.ROOT);
  }
}
