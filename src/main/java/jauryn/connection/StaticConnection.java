/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import jauryn.group.NeuronGroup;
import jauryn.kernel.Connection;
import jauryn.kernel.Model;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.List;

/** Adds a row of weights to a state vector of the target group for every arriving spike. */
public class StaticConnection implements Connection {
  private static final String WEIGHTS = "weights";

  private final String name;
  private final SpikingGroup source;
  private final WeightMatrix matrix;
  private final NeuronGroup layer;
  private final float[] target;
  private final int delay;

  /** A connection as described. */
  public StaticConnection(Wiring wiring) {
    this(
        wiring.name(),
        wiring.source(),
        wiring.target(),
        wiring.matrix(),
        wiring.state(),
        wiring.delay());
  }

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
    this(name, source, layer, matrix, state, SimulationTime.MIN_DELAY);
  }

  /**
   * The same with axons of another length.
   *
   * @param delay steps from a spike to its arrival, at least 8
   */
  public StaticConnection(
      String name,
      SpikingGroup source,
      NeuronGroup layer,
      WeightMatrix matrix,
      String state,
      int delay) {
    String object = "connection " + name;
    int columns = layer.local().length();
    require(matrix.rows() == source.size(), object, "rows", matrix.rows(), source.size());
    require(matrix.columns() == columns, object, "columns", matrix.columns(), columns);
    requireFinite(object, matrix);
    source.extendDelay(delay, object);
    this.name = name;
    this.source = source;
    this.matrix = matrix;
    this.layer = layer;
    this.delay = delay;
    target = layer.state(state);
    layer.connectInput();
  }

  private static void require(boolean holds, String object, String what, int is, int neurons) {
    Model.require(holds, object, what, is, neurons + ", one for each neuron");
  }

  private static void requireFinite(String object, WeightMatrix matrix) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (float weight : matrix.row(row)) {
        if (!Float.isFinite(weight)) {
          Model.require(false, object, "weight", weight + " in row " + row, "finite numbers");
        }
      }
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<SpikingGroup> groups() {
    return List.of(source, layer);
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

  /** The state vector of the postsynaptic group that spikes add to. */
  protected final float[] target() {
    return target;
  }

  /** Presynaptic spikes that arrive in {@code step}. */
  protected final SpikeList arriving(long step) {
    return source.arriving(step, delay);
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
    SpikeList arriving = arriving(step);
    matrix.addRows(arriving, target);
    if (arriving.size() > 0) {
      layer.inputArrived();
    }
  }
}
