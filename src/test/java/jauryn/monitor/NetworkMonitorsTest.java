/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.Communicator;
import jauryn.comm.LocalCommunicator;
import jauryn.comm.RankThreads;
import jauryn.connection.StaticConnection;
import jauryn.connection.Weights;
import jauryn.connection.Wiring;
import jauryn.group.FileInputGroup;
import jauryn.group.IafPscExpGroup;
import jauryn.group.PoissonGroup;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.io.WeightMatrixFile;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import jauryn.math.ReferenceRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Monitors and checkers of users' networks: what they write, on any number of ranks. */
class NetworkMonitorsTest {
  private static final List<String> FILES =
      List.of("ras", "range.ras", "spk", "prate", "rates", "stats", "one", "matrix", "mem", "syn");

  @TempDir Path dir;

  private static final class Network {
    private final Simulation simulation;
    private final IafPscExpGroup neurons;
    private final StaticConnection connection;

    Network(Communicator communicator) {
      simulation = new Simulation(communicator, Profile.off());
      PoissonGroup noise =
          simulation.add(
              new PoissonGroup("noise", simulation.deal(50), 40, new ReferenceRandom(5)));
      neurons = simulation.add(new IafPscExpGroup("neurons", simulation.deal(8), 20e-3f));
      connection =
          simulation.add(
              new StaticConnection(
                  Wiring.between("drive", noise, neurons)
                      .sparse(0.5)
                      .weights(Weights.normal(0.02, 0.004))));
    }

    /** One monitor of each kind. */
    Network record(Path folder) {
      Simulation s = simulation;
      s.add(new SpikeTextMonitor(s, neurons, folder.resolve("ras")));
      s.add(new SpikeTextMonitor(s, neurons, 2, 5, folder.resolve("range.ras")));
      s.add(new JointSpikeMonitor(s, neurons, folder.resolve("spk")));
      s.add(new PopulationRateMonitor(s, neurons, 0.02, folder.resolve("prate")));
      s.add(new RateMonitor(s, neurons, 0.05, folder.resolve("rates")));
      s.add(new WeightStatisticsMonitor(s, connection, 0.1, folder.resolve("stats")));
      s.add(new SynapseMonitor(s, connection, 3, synapseOfThree(), 0.3, folder.resolve("one")));
      s.add(new WeightMatrixMonitor(s, connection, 0.25, folder.resolve("matrix")));
      VoltageMonitor.record(s, neurons, 4, folder.resolve("mem"));
      StateMonitor.record(s, neurons, "syn_current", 7, folder.resolve("syn"));
      return this;
    }

    /** A postsynaptic neuron of source 3. */
    private int synapseOfThree() {
      return new Wired(neurons.size()).first();
    }
  }

  /** The first synapse of source 3, the same on all ranks. */
  private record Wired(int neurons) {
    int first() {
      Simulation alone = new Simulation();
      PoissonGroup noise =
          alone.add(new PoissonGroup("noise", alone.deal(50), 40, new ReferenceRandom(5)));
      IafPscExpGroup group = alone.add(new IafPscExpGroup("n", alone.deal(neurons), 20e-3f));
      return Wiring.between("drive", noise, group).sparse(0.5).matrix().column(3, 0);
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(dir.resolve(name));
  }

  @Test
  void ranksWriteTheSameFiles() throws IOException {
    Path alone = folder("alone");
    Network network = new Network(new LocalCommunicator()).record(alone);
    network.simulation.advance(6_003);
    network.simulation.complete();
    for (int ranks : new int[] {2, 3}) {
      Path shared = folder(ranks + "ranks");
      RankThreads.run(
          ranks,
          rank -> {
            Network share = new Network(rank).record(shared);
            share.simulation.advance(6_003);
            share.simulation.complete();
            return null;
          });
      for (String file : FILES) {
        assertTrue(Files.size(alone.resolve(file)) > 40, file);
        assertEquals(-1, Files.mismatch(alone.resolve(file), shared.resolve(file)), file);
      }
    }
  }

  @Test
  void recordingsGoOnAfterAState() throws IOException {
    Path whole = folder("whole");
    Network once = new Network(new LocalCommunicator()).record(whole);
    once.simulation.advance(6_003);
    once.simulation.complete();
    Path broken = folder("broken");
    Path state = dir.resolve("a.state");
    Network first = new Network(new LocalCommunicator()).record(broken);
    first.simulation.add(new RateChecker(first.neurons, 0, 1000, 0.1));
    first.simulation.advance(2_345);
    first.simulation.save(state);
    first.simulation.flush();
    Network second = new Network(new LocalCommunicator()).record(broken);
    RateChecker checker = second.simulation.add(new RateChecker(second.neurons, 0, 1000, 0.1));
    second.simulation.load(state);
    assertTrue(Math.abs(checker.rate() - 500) > 1, "the rate is loaded");
    second.simulation.advance(6_003 - 2_345);
    second.simulation.complete();
    for (String file : FILES) {
      assertEquals(-1, Files.mismatch(whole.resolve(file), broken.resolve(file)), file);
    }
  }

  /** Against what one can count and add up by hand. */
  @Test
  void linesSayWhatHappened() throws IOException {
    Simulation simulation = new Simulation();
    FileInputGroup input =
        simulation.add(
            new FileInputGroup(
                "input", simulation.deal(3), new long[] {0, 5, 5, 1000}, new int[] {2, 0, 1, 2}));
    IafPscExpGroup neurons =
        simulation.add(new IafPscExpGroup("neurons", simulation.deal(2), 20e-3f));
    StaticConnection connection =
        simulation.add(new StaticConnection(Wiring.between("c", input, neurons)));
    connection.matrix().set(new float[] {1, 2, 3, 4, 5, 9});
    Path folder = folder("lines");
    simulation.add(new SpikeTextMonitor(simulation, input, folder.resolve("ras")));
    simulation.add(new SpikeTextMonitor(simulation, input, 1, 3, folder.resolve("range")));
    simulation.add(new PopulationRateMonitor(simulation, input, 0.05, folder.resolve("prate")));
    simulation.add(new RateMonitor(simulation, input, 0.1, folder.resolve("rates")));
    simulation.add(
        new WeightStatisticsMonitor(simulation, connection, 0.1, folder.resolve("stats")));
    simulation.add(new SynapseMonitor(simulation, connection, 1, 0, 0.1, folder.resolve("one")));
    simulation.add(new WeightMatrixMonitor(simulation, connection, 1, folder.resolve("matrix")));
    simulation.advance(1_001);
    simulation.complete();
    assertLines(folder, "ras", "0.000000 2", "0.000500 0", "0.000500 1", "0.100000 2");
    assertLines(folder, "range", "0.000000 2", "0.000500 1", "0.100000 2");
    // One spike of three neurons in step 0; two in 500 steps; one in 500.
    assertLines(folder, "prate", "0 6.66667", "0.05 13.3333", "0.1 6.66667");
    // exp(-0.0995/0.3)/0.3 and exp(-0.1/0.3)/0.3; the spike of the present step does not count yet.
    assertLines(
        folder,
        "rates",
        "0.000000 0.000000 0.000000 0.000000",
        "0.100000 2.392422 2.392422 2.388438");
    String statistics = "4.000000e+00 2.828427e+00 2.400000e+01";
    assertLines(folder, "stats", "0.000000 " + statistics, "0.100000 " + statistics);
    assertLines(folder, "one", "0.000000 3.000000e+00", "0.100000 3.000000e+00");
    assertLines(folder, "matrix", "0.000000 4.000000e+00 2.828427e+00 matrix.0.wmat");
    WeightMatrixFile written = WeightMatrixFile.read(folder.resolve("matrix.0.wmat"));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 9}, written.weight());
  }

  private static void assertLines(Path folder, String file, String... lines) throws IOException {
    assertEquals(List.of(lines), Files.readAllLines(folder.resolve(file)), file);
  }

  /** A network that explodes ends its run in the same step on any number of ranks. */
  @Test
  void checkersEndARun() throws IOException {
    String alone = checked(new LocalCommunicator(), folder("checked"));
    assertTrue(
        alone.matches(
            "group neurons: rate 20\\.\\d Hz at .* s, expected 0.0 to 20.0 Hz; the run ends here"),
        alone);
    Path shared = folder("shared");
    assertEquals(List.of(alone, alone), RankThreads.run(2, rank -> checked(rank, shared)));
    assertTrue(Files.size(dir.resolve("checked/ras")) > 40);
    assertEquals(-1, Files.mismatch(dir.resolve("checked/ras"), shared.resolve("ras")));
  }

  private static String checked(Communicator communicator, Path folder) {
    Network network = new Network(communicator);
    Simulation simulation = network.simulation;
    simulation.add(new SpikeTextMonitor(simulation, network.neurons, folder.resolve("ras")));
    simulation.add(new RateChecker(network.neurons, 0, 20, 0.3));
    UserError error = assertThrows(UserError.class, () -> simulation.run(10));
    assertEquals(ExitCode.CHECKED, error.exitCode());
    simulation.complete();
    return error.getMessage();
  }

  @Test
  void weightsAreChecked() {
    Network network = new Network(new LocalCommunicator());
    network.simulation.add(new WeightChecker(network.simulation, network.connection, 0, 0.1, 0.01));
    network.simulation.advance(150);
    network.connection.matrix().row(0)[0] = Float.NaN;
    UserError error = assertThrows(UserError.class, () -> network.simulation.advance(100));
    assertEquals(
        "connection drive: mean weight NaN at 0.0200 s, expected 0.0 to 0.1; the run ends here",
        error.getMessage());
    assertEquals(201, network.simulation.step());
  }

  @Test
  void monitorsOfWhatIsNotThereAreRefused() {
    Network network = new Network(new LocalCommunicator());
    assertMessage(
        "connection drive: synapse to be recorded from 99 to 0, expected one that exists",
        () ->
            new SynapseMonitor(network.simulation, network.connection, 99, 0, 1, dir.resolve("a")));
    assertMessage(
        "monitor b: neuron 8 of group neurons, expected 0 to 7",
        () -> VoltageMonitor.record(network.simulation, network.neurons, 8, dir.resolve("b")));
    assertMessage(
        "monitor c: interval in s 0.0, expected at least 0.0001",
        () -> new RateMonitor(network.simulation, network.neurons, 0, dir.resolve("c")));
  }

  private static void assertMessage(String message, Runnable construction) {
    assertEquals(message, assertThrows(UserError.class, construction::run).getMessage());
  }
}
