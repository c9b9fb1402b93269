/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.Vectors;
import java.util.function.IntToDoubleFunction;

/**
 * Adds dt·I to a state of each neuron in every step (Auryn's CurrentInjector). On the membrane, I
 * is in V/s; currents may be changed between runs.
 */
public final class CurrentInjector extends Stimulator {
  private final Checks checks;
  private final float[] currents;

  /** The same current for all neurons of a group, on their membrane. */
  public CurrentInjector(String name, NeuronGroup group, float current) {
    this(name, group, NeuronGroup.MEMBRANE, current);
  }

  /**
   * The same current for all neurons of a group.
   *
   * @param state what it is added to, by name
   * @param current in units of the state per second
   */
  public CurrentInjector(String name, NeuronGroup group, String state, float current) {
    super(name, group, state);
    checks = new Checks("stimulator " + name);
    currents = new float[state().length];
    set(current);
  }

  /** Sets the current of all neurons. */
  public void set(float current) {
    set(neuron -> current);
  }

  /** Sets the current of each neuron, by global id. */
  public void set(IntToDoubleFunction values) {
    for (int i = 0; i < group().local().length(); i++) {
      float current = (float) values.applyAsDouble(group().local().begin() + i);
      checks.finite("current", current, "units/s");
      currents[i] = current;
    }
  }

  @Override
  public void execute(long step) {
    Vectors.addScaled((float) SimulationTime.DT, currents, state(), group().local().length());
    group().inputArrived();
  }

  @Override
  public void save(StateWriter out) {
    out.neurons("currents", group().local(), currents);
  }

  @Override
  public void load(StateReader in) {
    in.neurons("currents", group().local(), currents);
  }
}
