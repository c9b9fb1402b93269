/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import jauryn.group.NeuronGroup;
import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import jauryn.kernel.Device;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;
import jauryn.math.Padding;
import jauryn.monitor.EmptyFile;
import jauryn.monitor.JointSpikeMonitor;
import jauryn.monitor.PopulationRateMonitor;
import jauryn.monitor.SpikeMonitor;
import jauryn.monitor.StateMonitor;
import jauryn.monitor.VoltageMonitor;
import jauryn.monitor.WeightMonitor;
import jauryn.monitor.WindowedMonitor;
import jauryn.plasticity.SuperSpikeConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The files of a run, under the names of the reference: spikes of input, last hidden layer and
 * output; rate of the first hidden layer; unless {@code --fast}, text traces of two output and
 * eight hidden neurons and samples of all weights.
 *
 * <p>What all ranks contribute to, rank 0 writes. Of a single neuron writes the rank that owns it.
 * Spikes go to one file, or with several sets of files to one for each rank with its number in the
 * name; then that of a single neuron has the number of its owner. A run that goes on with another
 * number of ranks keeps the files it began with.
 */
final class SuperSpikeMonitors implements AutoCloseable {
  private static final int OUTPUT_NEURONS = 2;
  private static final int HIDDEN_NEURONS = 8;

  private static final int FIRST = 0;

  private final Simulation simulation;
  private final AllRanks ranks;
  private final Path dir;
  private final int fileSets;
  private final List<Device> devices = new ArrayList<>();
  private final List<WindowedMonitor> windowed = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final List<String> spikeFiles = new ArrayList<>();

  /**
   * Opens the files.
   *
   * @param fileSets how many ranks have files of their own, see {@link RunRanks}
   */
  SuperSpikeMonitors(SuperSpikeNetwork network, SuperSpikeParameters parameters, int fileSets) {
    simulation = network.simulation();
    ranks = network.ranks();
    this.fileSets = fileSets;
    dir = parameters.dir();
    requireFileSets(Math.min(parameters.nin(), parameters.nout()));
    try {
      add(network, parameters);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Each rank that ever had files had neurons; any other number of them comes from a damaged file.
   */
  private void requireFileSets(int most) {
    if (fileSets > most) {
      throw new UserError(
          ExitCode.INPUT,
          String.format(
              "%s: the checkpoint tells of %d ranks with files of their own, expected at most %d",
              dir, fileSets, most));
    }
  }

  private void add(SuperSpikeNetwork network, SuperSpikeParameters parameters) {
    List<NeuronGroup> hidden = network.hidden();
    if (!hidden.isEmpty()) {
      add(new PopulationRateMonitor(hidden.get(0), ranks, file("hidden", FIRST, "prate")));
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
                ranks,
                file("hidden_con" + layer, FIRST, "syn")));
      }
      add(new WeightMonitor(network.outputConnection().matrix(), ranks, file("con", FIRST, "syn")));
    }
    addSpikes(network.input(), "multi_stim");
    if (!hidden.isEmpty()) {
      addSpikes(hidden.get(hidden.size() - 1), "multi_hidden");
    }
    addSpikes(network.output(), "output");
  }

  private void addSpikes(SpikingGroup group, String name) {
    spikeFiles.add(name);
    for (int set = 0; set < fileSets; set++) {
      Path path = file(name, set, "spk");
      if (ranks.count() != fileSets) {
        NeuronRange neurons = NeuronRange.of(group.size(), set, fileSets);
        add(new JointSpikeMonitor(group, neurons, ranks, path));
      } else if (set == ranks.rank()) {
        add(new SpikeMonitor(group, path));
      }
    }
  }

  /** Spike files of an earlier run on more ranks would be taken for some of this one. */
  private void removeOlder(String name) {
    for (int rank = fileSets; ranks.isFirst(); rank++) {
      Path path = dir.resolve(name + "." + rank + ".spk");
      try {
        if (!Files.deleteIfExists(path)) {
          return;
        }
      } catch (IOException e) {
        throw FileErrors.cannotWrite(path, e);
      }
    }
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
      addState(connection.error()::filtered, layer, i, file(prefix + i, layer, i, "err"));
      addState(connection::surrogate, layer, i, file(prefix + i, layer, i, "par"));
      if (withCurrent) {
        addState(() -> current, layer, i, file(prefix + i, layer, i, "syn"));
      }
      Path membrane = file(prefix + i, layer, i, "mem");
      if (layer.local().contains(i)) {
        addWindowed(new VoltageMonitor(layer, i - layer.local().begin(), membrane));
      } else if (i >= layer.size() && ranks.isFirst()) {
        add(new EmptyFile(membrane));
      }
    }
  }

  private void addState(Supplier<float[]> vector, NeuronGroup layer, int neuron, Path path) {
    if (layer.local().contains(neuron)) {
      addState(vector, neuron - layer.local().begin(), path);
    } else if (neuron >= Padding.padded(layer.size()) && ranks.isFirst()) {
      add(new EmptyFile(path));
    } else if (neuron >= layer.size() && ranks.rank() == firstWithPadding(layer.size())) {
      // As in the original. Padding is the same wherever there is some.
      addState(vector, layer.local().length(), path);
    }
  }

  private int firstWithPadding(int size) {
    int rank = 0;
    while (ranks.share(rank, size).length() % Padding.LANES == 0) {
      rank++;
    }
    return rank;
  }

  private void addState(Supplier<float[]> vector, int index, Path path) {
    float[] now = vector.get(); // asked for here, so that it is there in the first step
    if (index < now.length) {
      addWindowed(new StateMonitor(vector, index, path));
    }
  }

  /** The file of a neuron: number in the name of its owner, of the first where there is none. */
  private Path file(String name, NeuronGroup layer, int neuron, String type) {
    int owner = FIRST;
    while (neuron < layer.size()
        && !NeuronRange.of(layer.size(), owner, fileSets).contains(neuron)) {
      owner++;
    }
    return file(name, owner, type);
  }

  private Path file(String name, int rank, String type) {
    Path path = dir.resolve(name + "." + rank + "." + type);
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

  /** Gives all files their final names, and removes those of more ranks than there are now. */
  void complete() {
    devices.forEach(Device::complete);
    spikeFiles.forEach(this::removeOlder);
  }

  List<Path> files() {
    return List.copyOf(files);
  }

  @Override
  public void close() {
    devices.forEach(Device::close);
  }
}
