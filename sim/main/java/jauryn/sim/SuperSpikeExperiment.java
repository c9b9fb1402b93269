/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.connection.WeightMatrix;
import jauryn.io.ExitCode;
import jauryn.io.Folders;
import jauryn.io.RasFile;
import jauryn.io.UserError;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;
import jauryn.monitor.WeightMonitor;
import jauryn.plasticity.SuperSpikeConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Trains a network to turn one pattern of spikes into another (the experiment of both programs).
 *
 * <p>Burn-in without weight changes; blocks of training, the first second of each recorded in full;
 * at last the pattern once more with plasticity switched off. Statistics are taken before each
 * block.
 */
public final class SuperSpikeExperiment implements Stateful, AutoCloseable {
  private static final double RECORDED_SECONDS = 1.0;

  /** Steps after which a run can be told to write a checkpoint, or to stop. */
  private static final int PAUSE_STEPS = 1000;

  /** Errors up to the present step take time to tell where they are worked out late. */
  private static final int PROGRESS_STEPS = 5000;

  private static final int BLOCKS_AT_FULL_RATE = 20;
  private static final double RATE_DROP = 10.0;
  private static final int NUMBERS_PER_BLOCK = 4;

  /** With less the original and {@link jauryn.group.FileInputGroup} never start again. */
  private static final double SHORTEST_GRID = 2 * SimulationTime.DT;

  private static final String STATE = "experiment";

  /** Parts of a run, in each of which steps follow each other without anything between them. */
  private enum Stage {
    START("setup"),
    BURN_IN("burn-in"),
    RECORDED_PART_OF_BLOCK("training"),
    REST_OF_BLOCK("training"),
    CLOSING("closing"),
    END("saving");

    private final String phase;

    Stage(String phase) {
      this.phase = phase;
    }
  }

  private final SuperSpikeParameters parameters;
  private final RasFile inputSpikes;
  private final RasFile targetSpikes;
  private final SuperSpikeNetwork network;
  private final Simulation simulation;
  private final SpikeCount outputCount;
  private final Optional<SpikeCount> hiddenCount;
  private final SuperSpikeMonitors monitors;
  private final StatisticsFile statistics;
  private final WeightCensus weights;
  private final PhaseTimer timer = new PhaseTimer();
  private final List<BlockResult> blocks = new ArrayList<>();
  private final double endSeconds;
  private Stage stage = Stage.START;
  private long stageEnd;
  private int block;
  private double trainedError = Double.NaN;

  /** Reads the spike trains, builds the network and opens the files, on one rank. */
  public SuperSpikeExperiment(SuperSpikeParameters parameters, Feedback feedback) {
    this(parameters, feedback, RunRanks.alone());
  }

  /** The part of one rank; all ranks of the run do the same. */
  SuperSpikeExperiment(SuperSpikeParameters parameters, Feedback feedback, RunRanks ranks) {
    timer.enter("setup");
    this.parameters = parameters;
    inputSpikes = RasFile.read(parameters.input(), parameters.nin());
    targetSpikes = RasFile.read(parameters.target(), parameters.nout());
    requireSpikes("target", targetSpikes, parameters.nout());
    if (parameters.bgrate() == 0) {
      requireSpikes("input", inputSpikes, parameters.nin());
    }
    network =
        new SuperSpikeNetwork(
            parameters, feedback, inputSpikes, targetSpikes, ranks.communicator());
    parameters.saveWeights().ifPresent(Folders::make); // before a long run rather than after it
    simulation = network.simulation();
    weights = new WeightCensus(network);
    outputCount = simulation.add(new SpikeCount(network.output(), network.ranks()));
    hiddenCount =
        network.hidden().stream()
            .findFirst()
            .map(group -> simulation.add(new SpikeCount(group, network.ranks())));
    monitors = new SuperSpikeMonitors(network, parameters, ranks.fileSets());
    statistics =
        new StatisticsFile(
            parameters.dir().resolve(feedback.simulation() + ".0.stats"),
            network.ranks().isFirst());
    endSeconds = plannedSeconds();
  }

  private static void requireSpikes(String option, RasFile spikes, int size) {
    if (spikes.steps().length == 0) {
      throw new UserError(
          ExitCode.INPUT,
          String.format(
              "--%s %s: no spike of neurons 0 to %d, expected at least one",
              option, spikes.path(), size - 1));
    }
  }

  private double plannedSeconds() {
    double block = Math.max(RECORDED_SECONDS, parameters.simtime());
    double trained = parameters.simtime() + block * parameters.blocks();
    return trained + closingSeconds(trained);
  }

  private float closingSeconds(double now) {
    double grid = parameters.grid();
    return (float) (grid * (Math.ceil(now / grid) + 1) - now);
  }

  /** Runs burn-in, blocks and closing loop, and completes the files. */
  public RunSummary run(RunListener listener) {
    return run(listener, Checkpointing.NONE);
  }

  /** The same, or what is left of it. */
  RunSummary run(RunListener listener, Checkpointing checkpoints) {
    checkpoints.saved().ifPresent(file -> load(simulation.reader(file)));
    if (stage == Stage.START) {
      warn(listener);
      monitors.flush(); // from here on the files are those of this run
      statistics.flush();
    } else {
      enter(stage, listener);
    }
    try {
      while (stage != Stage.END) {
        advance(listener, checkpoints);
        next(listener);
      }
    } catch (RuntimeException e) {
      settle(checkpoints, e);
      throw e;
    }
    if (network.ranks().isFirst()) {
      checkpoints.settle();
    }
    return complete();
  }

  /** The last checkpoint of a run that fails is worth waiting for. */
  private void settle(Checkpointing checkpoints, RuntimeException failure) {
    try {
      if (network.ranks().isFirst()) {
        checkpoints.settle();
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Goes on from the end of a stage to the next one. */
  private void next(RunListener listener) {
    switch (stage) {
      case START -> {
        begin(Stage.BURN_IN, (float) parameters.simtime(), listener);
        network.setLearning(false);
        monitors.record(SimulationTime.steps((float) RECORDED_SECONDS));
      }
      case BURN_IN -> {
        monitors.flush();
        network.setLearning(true);
        begin(Stage.REST_OF_BLOCK, 0f, listener);
        beginBlock(listener);
      }
      case RECORDED_PART_OF_BLOCK -> {
        monitors.flush();
        begin(Stage.REST_OF_BLOCK, (float) (parameters.simtime() - RECORDED_SECONDS), listener);
      }
      case REST_OF_BLOCK -> {
        block++;
        beginBlock(listener);
      }
      default -> begin(Stage.END, 0f, listener);
    }
  }

  private void begin(Stage next, float seconds, RunListener listener) {
    if (!next.phase.equals(stage.phase)) {
      enter(next, listener);
    }
    stage = next;
    stageEnd = simulation.step() + SimulationTime.steps(seconds);
  }

  private void beginBlock(RunListener listener) {
    network.hiddenConnections().forEach(this::requireNumbers);
    requireNumbers(network.outputConnection());
    if (block < parameters.blocks()) {
      begin(Stage.RECORDED_PART_OF_BLOCK, (float) RECORDED_SECONDS, listener);
      describeBlock(listener);
      monitors.record(SimulationTime.steps((float) RECORDED_SECONDS));
    } else {
      trainedError = network.meanSquareError();
      begin(Stage.CLOSING, closingSeconds(simulation.time()), listener);
      network.stopPlasticity();
    }
  }

  private RunSummary complete() {
    simulation.synchronise();
    monitors.complete();
    statistics.complete();
    List<Path> files = new ArrayList<>(monitors.files());
    files.add(statistics.path());
    Path state = parameters.dir().resolve("multi.0.netstate");
    NetworkStateFile.write(state, network, parameters.sparseness());
    files.add(state);
    files.add(weights.write(parameters.dir().resolve("weights.0.hist"), network.ranks()));
    parameters.saveWeights().ifPresent(dir -> files.addAll(WeightFiles.save(dir, network)));
    Optional<Meters> meters =
        Optional.of(network.profile())
            .filter(Profile::isOn)
            .map(profile -> Meters.of(profile, network.ranks()));
    meters.ifPresent(mine -> files.add(mine.write(parameters.dir(), network.ranks())));
    timer.leave();
    return new RunSummary(
        blocks,
        trainedError,
        simulation.time(),
        timer.seconds(),
        files,
        network.ranks().count(),
        meters);
  }

  /** The network and its clock. */
  Simulation simulation() {
    return simulation;
  }

  private void warn(RunListener listener) {
    warnOfDropped(listener, inputSpikes, "--nin", parameters.nin());
    warnOfDropped(listener, targetSpikes, "--nout", parameters.nout());
    if (parameters.simtime() < RECORDED_SECONDS && parameters.blocks() > 0) {
      listener.warning(
          "each block takes 1 s, the part that is recorded, and not --simtime "
              + Numbers.brief(parameters.simtime())
              + " s");
    }
    if (parameters.grid() < SHORTEST_GRID) {
      listener.warning(
          "--grid "
              + Numbers.brief(parameters.grid())
              + ": less than two steps of the clock, input and target are played once");
    }
    if (!parameters.fast()) {
      network.hiddenConnections().forEach(connection -> warnOfFew(listener, connection));
      warnOfFew(listener, network.outputConnection());
    }
  }

  private void warnOfFew(RunListener listener, SuperSpikeConnection connection) {
    long synapses = network.ranks().sum(connection.matrix().size());
    if (synapses < WeightMonitor.SAMPLES) {
      listener.warning(
          connection.name()
              + " has "
              + synapses
              + " synapses: its weight file samples all of them instead of "
              + WeightMonitor.SAMPLES);
    }
  }

  private void warnOfDropped(RunListener listener, RasFile spikes, String option, int size) {
    if (spikes.droppedIds() > 0) {
      listener.warning(
          String.format(
              "%s: spikes of ids beyond %d are left out, %d in all (%s %d)",
              spikes.path(), size - 1, spikes.droppedIds(), option, size));
    }
  }

  private void enter(Stage entered, RunListener listener) {
    timer.enter(entered.phase);
    listener.phase(entered.phase);
  }

  /** Blocks of {@code count} before which the learning rate changes. */
  static List<Integer> learningRateDrops(int count) {
    return count > BLOCKS_AT_FULL_RATE ? List.of(BLOCKS_AT_FULL_RATE) : List.of();
  }

  private void describeBlock(RunListener listener) {
    if (block == BLOCKS_AT_FULL_RATE) {
      double rate = parameters.eta() / RATE_DROP;
      network.setLearningRate(rate);
      listener.note("Learning rate " + Numbers.brief(rate) + " V from block " + block + " on");
    }
    double error = network.meanSquareError();
    statistics.write(block, error, network.outputConnection().statistics(network.ranks()));
    for (SuperSpikeConnection hidden : network.hiddenConnections()) {
      String values = Arrays.toString(hidden.statistics(network.ranks()));
      listener.note("Block " + block + ", " + hidden.name() + ": " + values);
    }
    BlockResult result =
        new BlockResult(block, simulation.time(), error, outputCount.rate(), hiddenRate());
    blocks.add(result);
    listener.block(result);
  }

  /** Ends a run that has nothing to learn with any more. */
  private void requireNumbers(SuperSpikeConnection connection) {
    WeightMatrix matrix = connection.matrix();
    double sum = network.ranks().sum(matrix.columnSums(matrix.weights()));
    if (!Double.isFinite(sum)) {
      throw new UserError(
          ExitCode.CHECKED,
          String.format(
              "connection %s: weights are no numbers any more at %s s of model time, its gradient"
                  + " was beyond single precision (see --beta, --rho, --rho-exponent); the run ends"
                  + " here",
              connection.name(), Numbers.brief(simulation.time())));
    }
  }

  private double hiddenRate() {
    return hiddenCount.map(SpikeCount::rate).orElse(Double.NaN);
  }

  /** Runs to the end of the stage. */
  private void advance(RunListener listener, Checkpointing checkpoints) {
    while (simulation.step() < stageEnd) {
      long toNext = PAUSE_STEPS - simulation.step() % PAUSE_STEPS;
      simulation.advance(Math.min(toNext, stageEnd - simulation.step()));
      if (simulation.step() % PROGRESS_STEPS == 0) {
        listener.progress(
            new Progress(
                simulation.time(),
                endSeconds,
                outputCount.rate(),
                hiddenRate(),
                network.meanSquareError()));
      }
      if (simulation.step() % PAUSE_STEPS == 0) {
        checkpoints.pause(this, simulation.step(), network.ranks());
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    StateWriter own = out.in(STATE);
    own.integer("stage", stage.ordinal());
    own.integer("stage end", stageEnd);
    own.integer("block", block);
    own.real("error at the end of training", trainedError);
    double[] curve = new double[NUMBERS_PER_BLOCK * blocks.size()];
    for (int k = 0; k < blocks.size(); k++) {
      BlockResult result = blocks.get(k);
      curve[NUMBERS_PER_BLOCK * k] = result.timeSeconds();
      curve[NUMBERS_PER_BLOCK * k + 1] = result.meanSquareError();
      curve[NUMBERS_PER_BLOCK * k + 2] = result.outputRateHz();
      curve[NUMBERS_PER_BLOCK * k + 3] = result.hiddenRateHz();
    }
    own.doubles("learning curve", curve, curve.length);
    timer.save(own.in("wall time"));
    statistics.save(own.in("statistics"));
    network.save(out);
  }

  @Override
  public void load(StateReader in) {
    StateReader own = in.in(STATE);
    stage = Stage.values()[(int) own.integer("stage", 0, Stage.values().length - 1)];
    long lastStep = SimulationTime.steps((float) endSeconds) + SimulationTime.STEPS_PER_SECOND;
    stageEnd = own.integer("stage end", in.step(), Math.max(in.step(), lastStep));
    if (in.step() > lastStep) {
      throw own.bad("stage end", "a state after " + in.step() + " steps", "at most " + lastStep);
    }
    block = (int) own.integer("block", 0, parameters.blocks());
    trainedError = own.real("error at the end of training");
    boolean counted = stage == Stage.RECORDED_PART_OF_BLOCK || stage == Stage.REST_OF_BLOCK;
    int results = counted ? block + 1 : block;
    double[] curve = own.doubles("learning curve", NUMBERS_PER_BLOCK * results);
    blocks.clear();
    for (int k = 0; k < results; k++) {
      blocks.add(
          new BlockResult(
              k,
              curve[NUMBERS_PER_BLOCK * k],
              curve[NUMBERS_PER_BLOCK * k + 1],
              curve[NUMBERS_PER_BLOCK * k + 2],
              curve[NUMBERS_PER_BLOCK * k + 3]));
    }
    timer.load(own.in("wall time"));
    statistics.load(own.in("statistics"));
    network.load(in);
    in.leave(SavedRun.SECTION);
    in.requireAllUsed();
  }

  @Override
  public void close() {
    monitors.close();
    statistics.close();
  }
}
