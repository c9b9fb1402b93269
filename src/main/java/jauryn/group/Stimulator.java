/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.Device;
import jauryn.kernel.Model;

/**
 * A device that changes a state of a group in every step, after the spikes of the step have been
 * delivered and before monitors that were added later look.
 */
abstract class Stimulator implements Device {
  private final String name;
  private final NeuronGroup group;
  private final float[] state;

  /** A device that changes the state of this name. */
  Stimulator(String name, NeuronGroup group, String state) {
    Model.require(
        group.states().containsKey(state),
        "stimulator " + name,
        "state",
        state,
        "one of " + String.join(", ", group.states().keySet()));
    this.name = name;
    this.group = group;
    this.state = group.state(state);
  }

  @Override
  public final String name() {
    return name;
  }

  /** The group it acts on. */
  final NeuronGroup group() {
    return group;
  }

  /** Its state. */
  final float[] state() {
    return state;
  }
}
