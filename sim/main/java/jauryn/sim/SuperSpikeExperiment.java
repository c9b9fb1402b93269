/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.RasFile;
import jauryn.io.UserError;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
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
public final class SuperSpikeExperiment implements AutoCloseable {
  private static final double RECORDED_SECONDS = 1.0;
  private static final int PROGRESS_STEPS = 1000;
  private static final int BLOCKS_PER_RATE = 20;
  private static final double RATE_DROP = 10.0;

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

  /** Reads the spike trains, builds the network and opens the files. */
  public SuperSpikeExperiment(SuperSpikeParameters parameters, Feedback feedback) {
    timer.enter("setup");
    this.parameters = parameters;
    inputSpikes = RasFile.read(parameters.input(), parameters.nin());
    targetSpikes = RasFile.read(parameters.target(), parameters.nout());
    requireSpikes("target", targetSpikes, parameters.nout());
    if (parameters.bgrate() == 0) {
      requireSpikes("input", inputSpikes, parameters.nin());
    }
    network = new SuperSpikeNetwork(parameters, feedback, inputSpikes, targetSpikes);
    parameters.saveWeights().ifPresent(WeightFiles::prepare);
    simulation = network.simulation();
    weights = new WeightCensus(network);
    outputCount = simulation.add(new SpikeCount(network.output()));
    hiddenCount =
        network.hidden().stream().findFirst().map(group -> simulation.add(new SpikeCount(group)));
    monitors = new SuperSpikeMonitors(network, parameters);
    statistics = new StatisticsFile(parameters.dir().resolve(feedback.simulation() + ".0.stats"));
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
    warn(listener);

    enter("burn-in", listener);
    network.setLearning(false);
    monitors.record(SimulationTime.steps((float) RECORDED_SECONDS));
    advance((float) parameters.simtime(), listener);
    monitors.flush();
    network.setLearning(true);

    enter("training", listener);
    for (int block = 0; block < parameters.blocks(); block++) {
      runBlock(block, listener);
    }
    double trainedError = network.meanSquareError();

    enter("closing", listener);
    network.stopPlasticity();
    advance(closingSeconds(simulation.time()), listener);

    enter("saving", listener);
    monitors.complete();
    statistics.complete();
    List<Path> files = new ArrayList<>(monitors.files());
    files.add(statistics.path());
    Path state = parameters.dir().resolve("multi.0.netstate");
    NetworkStateFile.write(state, network, parameters.sparseness());
    files.add(state);
    files.add(weights.write(parameters.dir().resolve("weights.0.hist")));
    parameters.saveWeights().ifPresent(dir -> files.addAll(WeightFiles.save(dir, network)));
    Optional<Meters> meters = Optional.of(network.profile()).filter(Profile::isOn).map(Meters::of);
    meters.ifPresent(all -> files.add(all.write(parameters.dir())));
    timer.leave();
    return new RunSummary(blocks, trainedError, simulation.time(), timer.seconds(), files, meters);
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
    if (!parameters.fast()) {
      network.hiddenConnections().forEach(connection -> warnOfFew(listener, connection));
      warnOfFew(listener, network.outputConnection());
    }
  }

  private static void warnOfFew(RunListener listener, SuperSpikeConnection connection) {
    int synapses = connection.matrix().size();
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

  private void enter(String phase, RunListener listener) {
    timer.enter(phase);
    listener.phase(phase);
  }

  /** Blocks of {@code count} before which the learning rate changes. */
  static List<Integer> learningRateDrops(int count) {
    return count > BLOCKS_PER_RATE ? List.of(BLOCKS_PER_RATE) : List.of();
  }

  private void runBlock(int block, RunListener listener) {
    if (block > 0 && block % BLOCKS_PER_RATE == 0) {
      double rate = parameters.eta() / RATE_DROP;
      network.setLearningRate(rate);
      if (learningRateDrops(block + 1).contains(block)) {
        listener.note("Learning rate " + Numbers.brief(rate) + " V from block " + block + " on");
      }
    }
    double error = network.meanSquareError();
    statistics.write(block, error, network.outputConnection().statistics());
    for (SuperSpikeConnection hidden : network.hiddenConnections()) {
      listener.note(
          "Block " + block + ", " + hidden.name() + ": " + Arrays.toString(hidden.statistics()));
    }
    BlockResult result =
        new BlockResult(block, simulation.time(), error, outputCount.rate(), hiddenRate());
    blocks.add(result);
    listener.block(result);
    monitors.record(SimulationTime.steps((float) RECORDED_SECONDS));
    advance((float) RECORDED_SECONDS, listener);
    monitors.flush();
    advance((float) (parameters.simtime() - RECORDED_SECONDS), listener);
  }

  private double hiddenRate() {
    return hiddenCount.map(SpikeCount::rate).orElse(Double.NaN);
  }

  private void advance(float seconds, RunListener listener) {
    long end = simulation.step() + SimulationTime.steps(seconds);
    while (simulation.step() < end) {
      long toNext = PROGRESS_STEPS - simulation.step() % PROGRESS_STEPS;
      simulation.advance(Math.min(toNext, end - simulation.step()));
      if (simulation.step() % PROGRESS_STEPS == 0) {
        listener.progress(
            new Progress(
                simulation.time(),
                endSeconds,
                outputCount.rate(),
                hiddenRate(),
                network.meanSquareError()));
      }
    }
  }

  @Override
  public void close() {
    monitors.close();
    statistics.close();
  }
}
