/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.Communicator;
import jauryn.comm.RankThreads;
import jauryn.io.ExitCode;
import jauryn.io.OutputFile;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import jauryn.monitor.SpikeTextMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sim_coba}: the benchmark network of Vogels and Abbott. */
@Command(
    name = "sim_coba",
    sortOptions = false,
    header = "The benchmark network of Vogels and Abbott: 4000 neurons in self-sustained activity.",
    description = {
      "",
      "Writes the spikes of excitatory and inhibitory neurons (coba.0.e.ras, coba.0.i.ras) and the"
          + " seconds it took (elapsed.dat). The network is that of Auryn's sim_coba_benchmark,"
          + " synapse by synapse.",
      ""
    })
final class CobaProgram implements Callable<Integer> {
  private static final String FILE = "FILE";

  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = "--simtime",
      paramLabel = "S",
      defaultValue = "20",
      description = "Model time in seconds. Default: ${DEFAULT-VALUE}.")
  private float simtime;

  @Option(names = "--fast", description = "Write no spikes.")
  private boolean fast;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Folder for results, made if it is not there. Default: the present one.")
  private Path dir;

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

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads among which neurons are dealt out. Default: ${DEFAULT-VALUE}.")
  private int threads;

  /** Figures of a run. */
  private record Result(double seconds, long excitatorySpikes, long inhibitorySpikes) {}

  CobaProgram(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    require(simtime >= 0 && simtime < 1e5f, "--simtime " + simtime, "0 to 100000 s");
    require(neurons >= 5, "--neurons " + neurons, "at least 5");
    require(sparseness > 0 && sparseness <= 1, "--sparseness " + sparseness, "above 0, at most 1");
    require(threads >= 1 && threads <= neurons / 5, "--threads " + threads, "1 to N/5");
    makeFolder();
    Result result = RankThreads.run(threads, this::simulate).get(0);
    double model = Math.max(1e-4, simtime);
    int inhibitory = neurons / 5;
    console
        .out()
        .printf(
            Locale.ROOT,
            "%.1f Hz excitatory, %.1f Hz inhibitory; %.1f s for %s s%n",
            result.excitatorySpikes() / model / (neurons - inhibitory),
            result.inhibitorySpikes() / model / inhibitory,
            result.seconds(),
            new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(simtime));
    try (OutputFile file = OutputFile.create(dir.resolve("elapsed.dat"))) {
      file.writeAscii(String.format(Locale.ROOT, "%.3f%n", result.seconds()));
      file.complete();
    }
    return ExitCode.OK.code();
  }

  private static void require(boolean holds, String option, String expected) {
    if (!holds) {
      throw new UserError(ExitCode.USAGE, option + ": expected " + expected);
    }
  }

  private void makeFolder() {
    try {
      Files.createDirectories(dir);
    } catch (IOException e) {
      throw new UserError(
          ExitCode.OUTPUT, "--dir " + dir + ": expected a folder that can be made", e);
    }
  }

  private Result simulate(Communicator communicator) {
    CobaNetwork network =
        new CobaNetwork(communicator, neurons, sparseness, seed, fee, fei, fie, fii);
    Simulation simulation = network.simulation();
    SpikeTotal excitatory = simulation.add(new SpikeTotal(network.excitatory()));
    SpikeTotal inhibitory = simulation.add(new SpikeTotal(network.inhibitory()));
    if (!fast) {
      Path e = dir.resolve("coba.0.e.ras");
      Path i = dir.resolve("coba.0.i.ras");
      simulation.add(new SpikeTextMonitor(simulation, network.excitatory(), e));
      simulation.add(new SpikeTextMonitor(simulation, network.inhibitory(), i));
    }
    long start = System.nanoTime();
    simulation.run(simtime);
    double seconds = (System.nanoTime() - start) / 1e9;
    simulation.complete();
    return new Result(
        seconds,
        simulation.ranks().sum(excitatory.count()),
        simulation.ranks().sum(inhibitory.count()));
  }
}
