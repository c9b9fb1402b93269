/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.group.NeuronGroup;
import jauryn.kernel.Device;
import jauryn.kernel.Simulation;
import jauryn.monitor.EmptyFile;
import jauryn.monitor.PopulationRateMonitor;
import jauryn.monitor.SpikeMonitor;
import jauryn.monitor.StateMonitor;
import jauryn.monitor.VoltageMonitor;
import jauryn.monitor.WeightMonitor;
import jauryn.monitor.WindowedMonitor;
import jauryn.plasticity.SuperSpikeConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The files of a run, under the names of the reference: spikes of input, last hidden layer and
 * output; rate of the first hidden layer; unless {@code --fast}, text traces of two output and
 * eight hidden neurons and samples of all weights.
 */
final class SuperSpikeMonitors implements AutoCloseable {
  private static final int OUTPUT_NEURONS = 2;
  private static final int HIDDEN_NEURONS = 8;

  private final Simulation simulation;
  private final Path dir;
  private final List<Device> devices = new ArrayList<>();
  private final List<WindowedMonitor> windowed = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  SuperSpikeMonitors(SuperSpikeNetwork network, SuperSpikeParameters parameters) {
    simulation = network.simulation();
    dir = parameters.dir();
    try {
      add(network, parameters);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void add(SuperSpikeNetwork network, SuperSpikeParameters parameters) {
    List<NeuronGroup> hidden = network.hidden();
    if (!hidden.isEmpty()) {
      add(new PopulationRateMonitor(hidden.get(0), file("hidden.0.prate")));
    }
    if (!parameters.fast()) {
      addTraces("multi", network.outputConnection(), parameters.nout(), OUTPUT_NEURONS, true);
      if (!hidden.isEmpty()) {
        addTraces(
            "multi_hidden",
            network.hiddenConnections().get(0),
            parameters.nhidden(),
            HIDDEN_NEURONS,
            false);
      }
      for (int layer = 0; layer < hidden.size(); layer++) {
        add(
            new WeightMonitor(
                network.hiddenConnections().get(layer).matrix(),
                file("hidden_con" + layer + ".0.syn")));
      }
      add(new WeightMonitor(network.outputConnection().matrix(), file("con.0.syn")));
    }
    add(new SpikeMonitor(network.input(), file("multi_stim.0.spk")));
    if (!hidden.isEmpty()) {
      add(new SpikeMonitor(hidden.get(hidden.size() - 1), file("multi_hidden.0.spk")));
    }
    add(new SpikeMonitor(network.output(), file("output.0.spk")));
  }

  /** Monitors of the first neurons of a layer; a file stays empty where there is no such neuron. */
  private void addTraces(
      String prefix,
      SuperSpikeConnection connection,
      int neurons,
      int wanted,
      boolean withCurrent) {
    NeuronGroup layer = connection.layer();
    float[] current = layer.state(NeuronGroup.SYNAPTIC_CURRENT);
    int count = withCurrent ? Math.min(neurons, wanted) : wanted;
    for (int i = 0; i < count; i++) {
      addState(connection.error()::filtered, i, file(prefix + i + ".0.err"));
      addState(connection::surrogate, i, file(prefix + i + ".0.par"));
      if (withCurrent) {
        addState(() -> current, i, file(prefix + i + ".0.syn"));
      }
      Path membrane = file(prefix + i + ".0.mem");
      if (i < layer.local().length()) {
        addWindowed(new VoltageMonitor(layer, i, membrane));
      } else {
        add(new EmptyFile(membrane));
      }
    }
  }

  private void addState(Supplier<float[]> vector, int index, Path path) {
    if (index < vector.get().length) {
      addWindowed(new StateMonitor(vector, index, path));
    } else {
      add(new EmptyFile(path));
    }
  }

  private Path file(String name) {
    Path path = dir.resolve(name);
    files.add(path);
    return path;
  }

  private void addWindowed(WindowedMonitor monitor) {
    windowed.add(monitor);
    add(monitor);
  }

  private void add(Device device) {
    devices.add(device);
    simulation.add(device);
  }

  /** Opens the recording window of the text traces for the next {@code steps}. */
  void record(long steps) {
    windowed.forEach(monitor -> monitor.recordUntil(simulation.step() + steps));
  }

  void flush() {
    devices.forEach(Device::flush);
  }

  /** Gives all files their final names. */
  void complete() {
    devices.forEach(Device::complete);
  }

  List<Path> files() {
    return List.copyOf(files);
  }

  @Override
  public void close() {
    devices.forEach(Device::close);
  }
}
