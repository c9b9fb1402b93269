/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.Communicator;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.monitor.SpikeTextMonitor;
import jauryn.tools.HelpOption;
import jauryn.tools.WholeFile;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim_coba}: the benchmark network of Vogels and Abbott. */
@Command(
    name = CobaProgram.NAME,
    sortOptions = false,
    header = "The benchmark network of Vogels and Abbott: 4000 neurons in self-sustained activity.",
    description = {
      "",
      "Writes the spikes of excitatory and inhibitory neurons (coba.0.e.ras, coba.0.i.ras) and the"
          + " seconds it took (elapsed.dat). The network is that of Auryn's sim_coba_benchmark,"
          + " synapse by synapse.",
      ""
    })
final class CobaProgram implements NetworkProgram {
  static final String NAME = "sim_coba";

  private static final String FILE = "FILE";

  private final Console console;

  @Mixin private HelpOption help;

  @Option(
      names = "--simtime",
      paramLabel = "S",
      defaultValue = "20",
      description = "Model time in seconds. Default: ${DEFAULT-VALUE}.")
  private float simtime;

  @Option(names = "--fast", description = "Write no spikes.")
  private boolean fast;

  @Option(names = "--fee", paramLabel = FILE, description = "Weights from E to E (.wmat).")
  private Path fee;

  @Option(names = "--fei", paramLabel = FILE, description = "Weights from E to I.")
  private Path fei;

  @Option(names = "--fie", paramLabel = FILE, description = "Weights from I to E.")
  private Path fie;

  @Option(names = "--fii", paramLabel = FILE, description = "Weights from I to I.")
  private Path fii;

  @Option(
      names = "--neurons",
      paramLabel = "N",
      defaultValue = "4000",
      description = "Neurons, one in five inhibitory. Default: ${DEFAULT-VALUE}.")
  private int neurons;

  @Option(
      names = "--sparseness",
      paramLabel = "P",
      defaultValue = "0.02",
      description = "Probability of a synapse. Default: ${DEFAULT-VALUE}.")
  private double sparseness;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "3521",
      description = "Master seed. Default: ${DEFAULT-VALUE}, Auryn's.")
  private int seed;

  @Mixin private final NetworkOptions options = new NetworkOptions();

  CobaProgram(Console console) {
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
    require(simtime >= 0 && simtime < 1e5f, "--simtime " + simtime, "0 to 100000 s");
    require(neurons >= 5, "--neurons " + neurons, "at least 5");
    require(sparseness > 0 && sparseness <= 1, "--sparseness " + sparseness, "above 0, at most 1");
  }

  private static void require(boolean holds, String option, String expected) {
    if (!holds) {
      throw new UserError(ExitCode.USAGE, option + ": expected " + expected);
    }
  }

  @Override
  public int smallestGroup() {
    return neurons / 5;
  }

  @Override
  public Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("fee", fee);
    files.put("fei", fei);
    files.put("fie", fie);
    files.put("fii", fii);
    return files;
  }

  @Override
  public NetworkPart part(Communicator communicator, Profile profile, boolean resumed) {
    Simulation simulation = new Simulation(communicator, profile);
    CobaNetwork network =
        new CobaNetwork(simulation, neurons, sparseness, seed, fee, fei, fie, fii);
    RateCount excitatory = simulation.add(new RateCount(network.excitatory(), 0));
    RateCount inhibitory = simulation.add(new RateCount(network.inhibitory(), 0));
    if (!fast) {
      Path e = options.dir().resolve("coba.0.e.ras");
      Path i = options.dir().resolve("coba.0.i.ras");
      simulation.add(new SpikeTextMonitor(simulation, network.excitatory(), e));
      simulation.add(new SpikeTextMonitor(simulation, network.inhibitory(), i));
    }
    return new NetworkPart(
        simulation,
        SimulationTime.steps(simtime),
        pace -> complete(simulation, excitatory, inhibitory, pace));
  }

  private void complete(
      Simulation simulation, RateCount excitatory, RateCount inhibitory, NetworkPart.Pace pace) {
    simulation.complete();
    double excitatoryRate = excitatory.rate(simulation);
    double inhibitoryRate = inhibitory.rate(simulation);
    if (!simulation.ranks().isFirst()) {
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%.1f Hz excitatory, %.1f Hz inhibitory; %.1f s for %s s%n",
            excitatoryRate,
            inhibitoryRate,
            pace.ranSeconds(),
            new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(pace.modelSeconds()));
    WholeFile.write(
        options.dir().resolve("elapsed.dat"),
        String.format(Locale.ROOT, "%.3f%n", pace.ranSeconds()));
  }
}
