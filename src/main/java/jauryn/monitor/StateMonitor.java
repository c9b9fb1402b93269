/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.group.NeuronGroup;
import jauryn.kernel.Model;
import jauryn.kernel.Simulation;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Records one element of a state vector. */
public final class StateMonitor extends WindowedMonitor {
  private final Supplier<float[]> state;
  private final int index;

  /**
   * Records element {@code index} of a vector.
   *
   * @param state the vector, asked for in every step
   */
  public StateMonitor(Supplier<float[]> state, int index, Path path) {
    super(path);
    this.state = state;
    this.index = index;
  }

  /**
   * Records a state of one neuron in all steps, on the rank that has it.
   *
   * @param state its name
   * @param neuron number in the whole group
   */
  public static void record(
      Simulation simulation, NeuronGroup group, String state, int neuron, Path path) {
    requireNeuron(simulation, group, neuron, path);
    Model.require(
        group.states().containsKey(state),
        "monitor " + path.getFileName(),
        "state",
        state,
        "one of " + String.join(", ", group.states().keySet()));
    if (group.local().contains(neuron)) {
      float[] values = group.state(state);
      simulation
          .add(new StateMonitor(() -> values, neuron - group.local().begin(), path))
          .recordUntil(Long.MAX_VALUE);
    }
  }

  /**
   * Some states are worked out for the next step only if somebody has asked for them in this one.
   */
  @Override
  void open() {
    state.get();
  }

  @Override
  float value(long step) {
    return state.get()[index];
  }
}
