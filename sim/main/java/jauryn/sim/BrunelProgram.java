/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.Communicator;
import jauryn.comm.RankThreads;
import jauryn.io.ExitCode;
import jauryn.io.Folders;
import jauryn.io.StateFile;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import jauryn.monitor.PopulationRateMonitor;
import jauryn.monitor.SpikeTextMonitor;
import jauryn.monitor.WeightStatisticsMonitor;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim_brunel}: the network of Brunel (2000) with and without plasticity. */
@Command(
    name = "sim_brunel",
    sortOptions = false,
    header = "The network of Brunel (2000), with and without plasticity.",
    description = {
      "",
      "Shows firing rates, and writes spikes of 50 neurons of each kind (brunel.e.ras,"
          + " brunel.i.ras), rates every 10 ms (brunel.e.prate, brunel.i.prate) and, with"
          + " --plastic, mean, deviation and sum of the weights (brunel.ee.weights).",
      ""
    })
final class BrunelProgram implements Callable<Integer> {
  private static final int RECORDED = 50;
  private static final double RATE_INTERVAL = 0.01;
  private static final double WEIGHT_INTERVAL = 0.1;

  /** The beginning, in which rates are not counted. */
  private static final double SETTLING = 0.2;

  private static final double NANOS = 1e-9;

  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Mixin private final BrunelParameters parameters = new BrunelParameters();

  @Option(
      names = "--simtime",
      paramLabel = "S",
      defaultValue = "1",
      description = "Model time of the run. Default: ${DEFAULT-VALUE}.")
  private float simtime;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Folder of the results. Default: this one.")
  private Path dir;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that share the work. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(names = "--load", paramLabel = "FILE", description = "State to begin with.")
  private Path load;

  @Option(names = "--save", paramLabel = "FILE", description = "Where the state at the end goes.")
  private Path save;

  BrunelProgram(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(simtime > 0) || threads < 1) {
      throw new UserError(
          ExitCode.USAGE,
          String.format("--simtime %s --threads %d: expected more than 0", simtime, threads));
    }
    Folders.make(dir);
    RankThreads.run(threads, this::runRank);
    return ExitCode.OK.code();
  }

  private Void runRank(Communicator rank) {
    long begun = System.nanoTime();
    BrunelNetwork network = new BrunelNetwork(parameters, rank);
    Simulation simulation = network.simulation();
    if (load != null) {
      simulation.load(simulation.reader(StateFile.read(load)));
    }
    record(network);
    RateCount excitatory = simulation.add(new RateCount(network.excitatory(), SETTLING));
    RateCount inhibitory = simulation.add(new RateCount(network.inhibitory(), SETTLING));
    long built = System.nanoTime();
    run(simulation);
    long ended = System.nanoTime();
    if (save != null) {
      simulation.save(save);
    }
    simulation.complete();
    double rateOfExcitatory = excitatory.rate(simulation);
    double rateOfInhibitory = inhibitory.rate(simulation);
    if (simulation.ranks().isFirst()) {
      console
          .out()
          .printf(
              "excitatory %s Hz, inhibitory %s Hz%nbuilt in %s s, ran %s s in %s s%n",
              Numbers.fixed(rateOfExcitatory, 2),
              Numbers.fixed(rateOfInhibitory, 2),
              Numbers.fixed((built - begun) * NANOS, 2),
              Numbers.brief(simtime),
              Numbers.fixed((ended - built) * NANOS, 2));
    }
    return null;
  }

  /** A run that a checker ends leaves complete files, too. */
  private void run(Simulation simulation) {
    try {
      simulation.run(simtime);
    } catch (UserError e) {
      if (e.exitCode() == ExitCode.CHECKED) {
        simulation.complete();
      }
      throw e;
    }
  }

  private void record(BrunelNetwork network) {
    Simulation simulation = network.simulation();
    var excitatory = network.excitatory();
    var inhibitory = network.inhibitory();
    int e = Math.min(RECORDED, excitatory.size());
    int i = Math.min(RECORDED, inhibitory.size());
    simulation.add(new SpikeTextMonitor(simulation, excitatory, 0, e, file("e.ras")));
    simulation.add(new SpikeTextMonitor(simulation, inhibitory, 0, i, file("i.ras")));
    simulation.add(
        new PopulationRateMonitor(simulation, excitatory, RATE_INTERVAL, file("e.prate")));
    simulation.add(
        new PopulationRateMonitor(simulation, inhibitory, RATE_INTERVAL, file("i.prate")));
    if (parameters.plastic()) {
      simulation.add(
          new WeightStatisticsMonitor(
              simulation, network.recurrent(), WEIGHT_INTERVAL, file("ee.weights")));
    }
  }

  private Path file(String name) {
    return dir.resolve("brunel." + name);
  }
}
