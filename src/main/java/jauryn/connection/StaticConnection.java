/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import jauryn.group.NeuronGroup;
import jauryn.kernel.Connection;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/** Adds a row of weights to a state vector of the target group for every arriving spike. */
public class StaticConnection implements Connection {
  private static final String WEIGHTS = "weights";

  private final String name;
  private final SpikingGroup source;
  private final WeightMatrix matrix;
  private final NeuronGroup layer;
  private final float[] target;

  /**
   * A connection with given weights.
   *
   * @param source presynaptic group, one row of the matrix per neuron
   * @param matrix weights in the unit of the target state
   * @param layer postsynaptic group, one column of the matrix per local neuron
   * @param state name of the state vector that spikes add to
   */
  public StaticConnection(
      String name, SpikingGroup source, NeuronGroup layer, WeightMatrix matrix, String state) {
    if (matrix.rows() != source.size()) {
      throw new IllegalArgumentException(
          "connection " + name + ": " + matrix.rows() + " rows for " + source.size() + " neurons");
    }
    if (matrix.columns() != layer.local().length()) {
      throw new IllegalArgumentException(
          "connection "
              + name
              + ": "
              + matrix.columns()
              + " columns for "
              + layer.local().length()
              + " local neurons");
    }
    this.name = name;
    this.source = source;
    this.matrix = matrix;
    this.layer = layer;
    target = layer.state(state);
    layer.connectInput();
  }

  @Override
  public final String name() {
    return name;
  }

  /** The presynaptic group. */
  public final SpikingGroup source() {
    return source;
  }

  /** The postsynaptic group. */
  public final NeuronGroup layer() {
    return layer;
  }

  /** The weights. */
  public final WeightMatrix matrix() {
    return matrix;
  }

  @Override
  public void save(StateWriter out) {
    SynapseState.save(out, matrix, layer.local()).save(out, WEIGHTS, matrix.weights());
  }

  @Override
  public void load(StateReader in) {
    SynapseState.load(in, matrix, layer.local()).load(in, WEIGHTS, matrix.weights());
  }

  @Override
  public void propagate(long step) {
    SpikeList arriving = source.arriving(step);
    for (int k = 0; k < arriving.size(); k++) {
      matrix.addRow(arriving.neuron(k), target);
    }
    if (arriving.size() > 0) {
      layer.inputArrived();
    }
  }
}
