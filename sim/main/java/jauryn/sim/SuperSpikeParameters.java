/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.SimulationTime;
import jauryn.plasticity.Normalisation;
import jauryn.plasticity.Plasticity;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/**
 * Everything that defines a run of {@code sim_symfb} or {@code sim_rfb} but the kind of feedback.
 *
 * <p>Names, defaults and number types are those of the original's options: a {@code float} here is
 * a value the original stores in single precision, and results depend on it. Values are checked on
 * construction; a bad one throws a {@link jauryn.io.UserError} that names the option, or with MODEL
 * the number of synapses that is too large.
 *
 * @param input input spike trains (.ras)
 * @param target target spike trains (.ras)
 * @param grid period in which both are repeated, seconds
 * @param bgrate Poisson background on the input, Hz; 0 for none
 * @param nin number of inputs
 * @param nout number of output neurons
 * @param layers number of hidden layers, may be 0
 * @param nhidden neurons of each hidden layer
 * @param sparseness connection density of the first hidden layer's input, in (0, 1]
 * @param w0 scale of the initial weights, which are N(0, w0/sqrt(inputs)) volts
 * @param delay extra delay of the eligibility per layer, seconds
 * @param simtime length of the burn-in and of each block, seconds
 * @param blocks number of training blocks
 * @param eta learning rate: largest change of a weight per update, volts; 0 for no learning
 * @param epsilon added to the root of the squared gradient's maximum
 * @param nopartial whether the surrogate derivative is replaced by 1
 * @param fixedhidden whether hidden weights stay as they are
 * @param uniform whether all feedback weights to hidden layers are 1
 * @param rho strength of the regulariser of hidden layers; empty for that of the program
 * @param rule in what the learning rule differs from that of the original
 * @param plasticity implementation of the learning rule
 * @param seed seed of all random streams, an unsigned 32-bit number
 * @param loadWeights folder with initial weights (hid.wmat, out.wmat, fb.wmat)
 * @param saveWeights folder for the final weights, same format
 * @param dir folder for the results; must exist
 * @param logDir folder for the log file; must exist
 * @param fast whether the text monitors are left out
 * @param threads ranks the network is shared among, each a thread of this process
 * @param profile whether the time of each phase is recorded
 * @param checkpointEvery how often the state is written; never unless a signal asks for it
 * @param noReport whether report.html is left out
 * @param live port on which the run can be watched, 0 for any that is free
 * @param quiet whether nothing but errors is shown
 */
public record SuperSpikeParameters(
    Path input,
    Path target,
    float grid,
    float bgrate,
    int nin,
    int nout,
    int layers,
    int nhidden,
    float sparseness,
    double w0,
    float delay,
    double simtime,
    int blocks,
    double eta,
    double epsilon,
    boolean nopartial,
    boolean fixedhidden,
    boolean uniform,
    Optional<Float> rho,
    RuleOptions rule,
    Plasticity plasticity,
    int seed,
    Optional<Path> loadWeights,
    Optional<Path> saveWeights,
    Path dir,
    Path logDir,
    boolean fast,
    int threads,
    boolean profile,
    Optional<CheckpointInterval> checkpointEvery,
    boolean noReport,
    Optional<Integer> live,
    boolean quiet) {

  private static final double LONGEST_SECONDS = (Math.pow(2, 32) - 1) * SimulationTime.DT;

  /** Checks every value and that the clock, an unsigned 32-bit number, can count the whole run. */
  public SuperSpikeParameters {
    Check.positive("grid", grid);
    Check.range("bgrate", bgrate, 0, 1 / SimulationTime.DT, "Hz");
    Check.atLeast("nin", nin, 1);
    Check.atLeast("nout", nout, 1);
    Check.atLeast("layers", layers, 0);
    Check.atLeast("nhidden", nhidden, 1);
    Check.density("sparseness", sparseness);
    Check.notNegative("w0", w0);
    Check.notNegative("delay", delay);
    Check.positive("simtime", simtime);
    Check.atLeast("blocks", blocks, 0);
    Check.atLeast("threads", threads, 1);
    Check.shares("--threads", threads, smallestLayer(nin, layers, nhidden, nout));
    Check.learningRate("eta", eta);
    Check.positive("epsilon", epsilon);
    rho.ifPresent(strength -> Check.notNegative("rho", strength));
    Check.delay(delay, layers);
    if (layers > 0) {
      Check.synapses(nin, nhidden, sparseness);
      Check.synapses(nhidden, layers > 1 ? Math.max(nhidden, nout) : nout, 1);
    } else {
      Check.synapses(nin, nout, 1);
    }
    Check.duration(simtime, blocks, grid, LONGEST_SECONDS);
  }

  private static int smallestLayer(int nin, int layers, int nhidden, int nout) {
    int ends = Math.min(nin, nout);
    return layers > 0 ? Math.min(ends, nhidden) : ends;
  }

  /** Neurons of the smallest layer, of which each thread or rank needs at least one. */
  int smallestLayer() {
    return smallestLayer(nin, layers, nhidden, nout);
  }

  /** The original's defaults, ready to be changed. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects values and builds the parameters from them; methods are named after the options. */
  public static final class Builder {
    private Path input = Paths.get("input.ras");
    private Path target = Paths.get("target.ras");
    private float grid = 10f;
    private float bgrate = 0f;
    private int nin = 1000;
    private int nout = 1;
    private int layers = 1;
    private int nhidden = 10;
    private float sparseness = 1f;
    private double w0 = 1.0;
    private float delay = 1e-3f;
    private double simtime = 1000.0;
    private int blocks = 10;
    private double eta = 2e-4;
    private double epsilon = 1e-12;
    private boolean nopartial = false;
    private boolean fixedhidden = false;
    private boolean uniform = false;
    private Optional<Float> rho = Optional.empty();
    private RuleOptions rule = RuleOptions.ORIGINAL;
    private Plasticity plasticity = Plasticity.EVENT;
    private int seed = 121;
    private Optional<Path> loadWeights = Optional.empty();
    private Optional<Path> saveWeights = Optional.empty();
    private Path dir = Paths.get("out");
    private Path logDir = Paths.get("");
    private boolean fast = false;
    private int threads = 1;
    private boolean profile = false;
    private Optional<CheckpointInterval> checkpointEvery = Optional.empty();
    private boolean noReport = false;
    private Optional<Integer> live = Optional.empty();
    private boolean quiet = false;

    private Builder() {}

    /** Sets the input spike trains (.ras). */
    public Builder input(Path value) {
      input = value;
      return this;
    }

    /** Sets the target spike trains (.ras). */
    public Builder target(Path value) {
      target = value;
      return this;
    }

    /** Sets the period in which both are repeated, seconds. */
    public Builder grid(float value) {
      grid = value;
      return this;
    }

    /** Sets the Poisson background on the input, Hz. */
    public Builder bgrate(float value) {
      bgrate = value;
      return this;
    }

    /** Sets the number of inputs. */
    public Builder nin(int value) {
      nin = value;
      return this;
    }

    /** Sets the number of output neurons. */
    public Builder nout(int value) {
      nout = value;
      return this;
    }

    /** Sets the number of hidden layers, may be 0. */
    public Builder layers(int value) {
      layers = value;
      return this;
    }

    /** Sets the neurons of each hidden layer. */
    public Builder nhidden(int value) {
      nhidden = value;
      return this;
    }

    /** Sets the connection density of the first hidden layer's input, in (0, 1]. */
    public Builder sparseness(float value) {
      sparseness = value;
      return this;
    }

    /** Sets the scale of the initial weights, which are N(0, w0/sqrt(inputs)) volts. */
    public Builder w0(double value) {
      w0 = value;
      return this;
    }

    /** Sets the extra delay of the eligibility per layer, seconds. */
    public Builder delay(float value) {
      delay = value;
      return this;
    }

    /** Sets the length of the burn-in and of each block, seconds. */
    public Builder simtime(double value) {
      simtime = value;
      return this;
    }

    /** Sets the number of training blocks. */
    public Builder blocks(int value) {
      blocks = value;
      return this;
    }

    /** Sets the learning rate. */
    public Builder eta(double value) {
      eta = value;
      return this;
    }

    /** Sets what is added to the root of the squared gradient's maximum. */
    public Builder epsilon(double value) {
      epsilon = value;
      return this;
    }

    /** Chooses whether the surrogate derivative is replaced by 1. */
    public Builder nopartial(boolean value) {
      nopartial = value;
      return this;
    }

    /** Chooses whether hidden weights stay as they are. */
    public Builder fixedhidden(boolean value) {
      fixedhidden = value;
      return this;
    }

    /** Chooses whether all feedback weights to hidden layers are 1. */
    public Builder uniform(boolean value) {
      uniform = value;
      return this;
    }

    /** Sets the steepness of the surrogate derivative, 1/V. */
    public Builder beta(double value) {
      rule = rule.withBeta(value);
      return this;
    }

    /** Sets the time between weight updates, seconds. */
    public Builder updateInterval(double value) {
      rule = rule.withUpdateInterval(value);
      return this;
    }

    /** Sets what gradients are divided by. */
    public Builder optimiser(Normalisation value) {
      rule = rule.withOptimiser(value);
      return this;
    }

    /** Chooses whether all synapses of a connection have one learning rate. */
    public Builder layerRate(boolean value) {
      rule = rule.withLayerRate(value);
      return this;
    }

    /** Sets the strength of the regulariser of hidden layers. */
    public Builder rho(float value) {
      rho = Optional.of(value);
      return this;
    }

    /** Sets the exponent of the regulariser of hidden layers. */
    public Builder rhoExponent(float value) {
      rule = rule.withRhoExponent(value);
      return this;
    }

    /** Sets the implementation of the learning rule. */
    public Builder plasticity(Plasticity value) {
      plasticity = value;
      return this;
    }

    /** Sets the seed of all random streams, an unsigned 32-bit number. */
    public Builder seed(int value) {
      seed = value;
      return this;
    }

    /** Sets the folder with initial weights (hid.wmat, out.wmat, fb.wmat). */
    public Builder loadWeights(Path value) {
      loadWeights = Optional.of(value);
      return this;
    }

    /** Sets the folder for the final weights, same format. */
    public Builder saveWeights(Path value) {
      saveWeights = Optional.of(value);
      return this;
    }

    /** Sets the folder for the results. */
    public Builder dir(Path value) {
      dir = value;
      return this;
    }

    /** Sets the folder for the log file. */
    public Builder logDir(Path value) {
      logDir = value;
      return this;
    }

    /** Chooses whether the text monitors are left out. */
    public Builder fast(boolean value) {
      fast = value;
      return this;
    }

    /** Sets the number of threads that share the work. */
    public Builder threads(int value) {
      threads = value;
      return this;
    }

    /** Chooses whether the time of each phase is recorded. */
    public Builder profile(boolean value) {
      profile = value;
      return this;
    }

    /** Sets how often the state is written. */
    Builder checkpointEvery(CheckpointInterval value) {
      checkpointEvery = Optional.of(value);
      return this;
    }

    /** Chooses whether report.html is left out. */
    public Builder noReport(boolean value) {
      noReport = value;
      return this;
    }

    /** Sets the port on which the run can be watched, 0 for any that is free. */
    public Builder live(int value) {
      live = Optional.of(value);
      return this;
    }

    /** Chooses whether nothing but errors is shown. */
    public Builder quiet(boolean value) {
      quiet = value;
      return this;
    }

    /** The parameters, checked. */
    public SuperSpikeParameters build() {
      return new SuperSpikeParameters(
          input,
          target,
          grid,
          bgrate,
          nin,
          nout,
          layers,
          nhidden,
          sparseness,
          w0,
          delay,
          simtime,
          blocks,
          eta,
          epsilon,
          nopartial,
          fixedhidden,
          uniform,
          rho,
          rule,
          plasticity,
          seed,
          loadWeights,
          saveWeights,
          dir,
          logDir,
          fast,
          threads,
          profile,
          checkpointEvery,
          noReport,
          live,
          quiet);
    }
  }
}
