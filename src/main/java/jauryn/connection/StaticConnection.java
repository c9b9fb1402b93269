/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import jauryn.kernel.Connection;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;

/** Adds a row of weights to a state vector of the target group for every arriving spike. */
public class StaticConnection implements Connection {
  private final String name;
  private final SpikingGroup source;
  private final WeightMatrix matrix;
  private final float[] target;

  /**
   * A connection with given weights.
   *
   * @param source presynaptic group, one row of the matrix per neuron
   * @param matrix weights in the unit of the target state
   * @param target state vector of the local postsynaptic neurons
   */
  public StaticConnection(String name, SpikingGroup source, WeightMatrix matrix, float[] target) {
    if (matrix.rows() != source.size()) {
      throw new IllegalArgumentException(
          "connection " + name + ": " + matrix.rows() + " rows for " + source.size() + " neurons");
    }
    if (matrix.columns() > target.length) {
      throw new IllegalArgumentException(
          "connection "
              + name
              + ": "
              + matrix.columns()
              + " columns for a state of "
              + target.length);
    }
    this.name = name;
    this.source = source;
    this.matrix = matrix;
    this.target = target;
  }

  @Override
  public final String name() {
    return name;
  }

  /** The presynaptic group. */
  public final SpikingGroup source() {
    return source;
  }

  /** The weights. */
  public final WeightMatrix matrix() {
    return matrix;
  }

  @Override
  public void propagate(long step) {
    SpikeList arriving = source.arriving(step);
    for (int k = 0; k < arriving.size(); k++) {
      matrix.addRow(arriving.neuron(k), target);
    }
  }
}
