/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.connection.CompressedRows;
import jauryn.connection.JointMatrix;
import jauryn.connection.WeightMatrix;
import jauryn.group.NeuronGroup;
import jauryn.io.BoostArchiveWriter;
import jauryn.kernel.Device;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;
import jauryn.monitor.PopulationRateMonitor;
import jauryn.plasticity.LayerError;
import jauryn.plasticity.SuperSpikeConnection;
import jauryn.plasticity.SynapticTraces;
import java.nio.file.Path;
import java.util.List;

/**
 * The state of a network at the end of a run as Auryn 0.8.1 saves it ({@code multi.0.netstate}):
 * version and rank, then connections, groups and monitors in the order in which they were added.
 *
 * <p>The file is that of one rank alone: rank 0 writes it, the others contribute and write nowhere.
 *
 * <p>A connection is its sparse matrix with all values per synapse. The original's random feedback
 * is a connection of its own and a group that turns errors into spikes; both are written, though
 * this network does without the group.
 */
final class NetworkStateFile implements AutoCloseable {
  private static final int[] VERSION = {0, 8, 1};
  private static final int RANKS = 1;
  private static final int RANK = 0;

  private final SuperSpikeNetwork network;
  private final BoostArchiveWriter out;
  private final GroupState groups;

  private NetworkStateFile(Path path, SuperSpikeNetwork network) {
    this.network = network;
    out =
        network.ranks().isFirst() ? BoostArchiveWriter.create(path) : BoostArchiveWriter.nowhere();
    groups = new GroupState(out, network.simulation().step(), network.ranks());
  }

  /**
   * Writes the present state, in which ranks know one another's spikes; all ranks must call.
   *
   * @param density probability with which synapses of hidden layers were drawn
   */
  static void write(Path path, SuperSpikeNetwork network, float density) {
    try (NetworkStateFile file = new NetworkStateFile(path, network)) {
      file.writeHeader();
      file.writeConnections(density);
      file.writeGroups();
      file.writeDevices();
      file.out.complete();
    }
  }

  private void writeHeader() {
    for (int part : VERSION) {
      out.writeInt(part);
    }
    out.writeInt(RANKS);
    out.writeInt(RANK);
  }

  private void writeConnections(float density) {
    for (SuperSpikeConnection hidden : network.hiddenConnections()) {
      writePlastic("con_hid", hidden, density);
    }
    writePlastic("con_out", network.outputConnection(), 1f);
    for (FixedFeedback feedback : network.fixedFeedback()) {
      List<float[][]> weights = List.<float[][]>of(feedback.weights().weights());
      writeMatrix("ErrorConnection", network.joint(feedback), 1f, weights);
    }
  }

  private void writePlastic(String name, SuperSpikeConnection connection, float density) {
    WeightMatrix matrix = connection.matrix();
    SynapticTraces traces = connection.synapticTraces();
    List<float[][]> values =
        List.of(
            matrix.weights(),
            traces.eligibility(),
            traces.filtered(),
            traces.gradientSum(),
            connection.secondMoment());
    writeMatrix(name, network.joint(connection), density, values);
  }

  private void writeMatrix(String name, JointMatrix joint, float density, List<float[][]> values) {
    WeightMatrix matrix = joint.matrix();
    out.beginObject("connection");
    out.writeInt(matrix.rows());
    out.writeInt(matrix.columns());
    out.writeString(name);
    out.beginObject("matrix");
    out.writeInt(matrix.rows());
    out.writeInt(matrix.columns());
    out.writeInt(values.size());
    CompressedRows structure = CompressedRows.of(matrix);
    long capacity = capacity(matrix, density);
    out.writeInt(matrix.rows());
    out.writeInt(matrix.size() == 0 ? 0 : structure.column()[matrix.size() - 1]);
    out.writeLong(capacity);
    out.writeLong(matrix.size());
    for (int offset : structure.rowStart()) {
      out.writeInt(offset);
    }
    for (int column : structure.column()) {
      out.writeInt(column);
    }
    for (float[][] value : values) {
      out.beginObject("synaptic state");
      out.writeLong(capacity);
      for (float[] row : joint.values(value)) {
        GroupState.writeNormal(out, row, row.length);
      }
      for (long k = matrix.size(); k < capacity; k++) {
        out.writeFloat(0f);
      }
    }
  }

  /** Room the original makes for elements: the expected number and five standard deviations. */
  private static long capacity(WeightMatrix matrix, float density) {
    long cells = (long) matrix.rows() * matrix.columns();
    long expected = (long) ((double) density * cells);
    long room = Math.min((long) (expected + 5 * Math.sqrt(expected)), cells);
    return Math.max(room, matrix.size());
  }

  private void writeGroups() {
    Simulation simulation = network.simulation();
    for (SpikingGroup group : simulation.groups()) {
      if (group instanceof NeuronGroup neurons) {
        groups.writeNeurons(neurons, error(neurons));
      } else if (group.equals(network.input())) {
        groups.writeInput(group, network.inputError());
      } else {
        groups.writeSource(group);
      }
    }
    for (FixedFeedback feedback : network.fixedFeedback()) {
      groups.writeErrors(feedback);
    }
  }

  private LayerError error(NeuronGroup neurons) {
    int layer = network.hidden().indexOf(neurons);
    return layer < 0
        ? network.outputConnection().error()
        : network.hiddenConnections().get(layer).error();
  }

  private void writeDevices() {
    for (Device device : network.simulation().devices()) {
      out.beginObject("device");
      if (device instanceof PopulationRateMonitor monitor) {
        out.writeInt((int) network.ranks().sum(monitor.count()));
      }
    }
  }

  @Override
  public void close() {
    out.close();
  }
}
