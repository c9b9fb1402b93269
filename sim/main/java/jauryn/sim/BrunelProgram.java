/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.Communicator;
import jauryn.io.ExitCode;
import jauryn.io.StateFile;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.monitor.PopulationRateMonitor;
import jauryn.monitor.SpikeTextMonitor;
import jauryn.monitor.WeightStatisticsMonitor;
import jauryn.tools.HelpOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim_brunel}: the network of Brunel (2000) with and without plasticity. */
@Command(
    name = BrunelProgram.NAME,
    sortOptions = false,
    header = "The network of Brunel (2000), with and without plasticity.",
    description = {
      "",
      "Shows firing rates, and writes spikes of 50 neurons of each kind (brunel.e.ras,"
          + " brunel.i.ras), rates every 10 ms (brunel.e.prate, brunel.i.prate) and, with"
          + " --plastic, mean, deviation and sum of the weights (brunel.ee.weights).",
      ""
    })
final class BrunelProgram implements NetworkProgram {
  static final String NAME = "sim_brunel";

  private static final int RECORDED = 50;
  private static final double RATE_INTERVAL = 0.01;
  private static final double WEIGHT_INTERVAL = 0.1;

  /** Steps of the beginning, in which rates are not counted: 0.2 s. */
  private static final long SETTLING = 2000;

  private static final float LONGEST = 1e5f;

  private final Console console;

  @Mixin private HelpOption help;

  @Mixin private final BrunelParameters parameters = new BrunelParameters();

  @Option(
      names = "--simtime",
      paramLabel = "S",
      defaultValue = "1",
      description = "Model time of the run. Default: ${DEFAULT-VALUE}.")
  private float simtime;

  @Mixin private final NetworkOptions options = new NetworkOptions();

  @Option(names = "--load", paramLabel = "FILE", description = "State to begin with.")
  private Path load;

  @Option(names = "--save", paramLabel = "FILE", description = "Where the state at the end goes.")
  private Path save;

  BrunelProgram(Console console) {
    this.console = console;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public NetworkOptions options() {
    return options;
  }

  @Override
  public void check() {
    if (!(simtime > 0 && simtime < LONGEST)) {
      throw new UserError(
          ExitCode.USAGE, "--simtime " + simtime + ": expected above 0, below 100000 s");
    }
    if (save != null) {
      requireRoom(save);
    }
  }

  /** Before a long run rather than after it. */
  private static void requireRoom(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    String wrong = "";
    if (Files.isDirectory(file)) {
      wrong = "expected a file, this is a folder";
    } else if (!Files.isDirectory(folder)) {
      wrong = "the folder " + folder + " does not exist";
    } else if (!Files.isWritable(folder)) {
      wrong = "no permission to write into " + folder;
    }
    if (!wrong.isEmpty()) {
      throw new UserError(ExitCode.OUTPUT, "--save " + file + ": " + wrong);
    }
  }

  @Override
  public int smallestGroup() {
    return parameters.neurons() / 5;
  }

  @Override
  public Map<String, Path> files() {
    Map<String, Path> files = parameters.files();
    files.put("load", load);
    return files;
  }

  @Override
  public NetworkPart part(Communicator communicator, boolean resumed) {
    BrunelNetwork network = new BrunelNetwork(parameters, communicator);
    Simulation simulation = network.simulation();
    long first = 0;
    if (load != null) {
      StateFile state = StateFile.read(load);
      first = Simulation.stepOf(state);
      if (!resumed) {
        simulation.load(simulation.reader(state));
      }
    }
    record(network);
    long counted = Math.max(first, SETTLING);
    RateCount excitatory = simulation.add(new RateCount(network.excitatory(), counted));
    RateCount inhibitory = simulation.add(new RateCount(network.inhibitory(), counted));
    return new NetworkPart(
        simulation,
        first + SimulationTime.steps(simtime),
        pace -> complete(simulation, excitatory, inhibitory, pace));
  }

  private void complete(
      Simulation simulation, RateCount excitatory, RateCount inhibitory, NetworkPart.Pace pace) {
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
              Numbers.fixed(pace.builtSeconds(), 2),
              Numbers.brief(pace.modelSeconds()),
              Numbers.fixed(pace.ranSeconds(), 2));
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
    return options.dir().resolve("brunel." + name);
  }
}
