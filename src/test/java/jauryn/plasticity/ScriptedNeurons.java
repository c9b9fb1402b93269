/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.group.NeuronGroup;
import java.util.List;

/** Neurons that fire when a script says so, whatever they receive. */
final class ScriptedNeurons extends NeuronGroup {
  private final List<long[]> trains;

  /**
   * Neurons with their trains.
   *
   * @param trains steps in which each neuron fires, ascending
   */
  ScriptedNeurons(String name, NeuronRange local, List<long[]> trains) {
    super(name, local);
    this.trains = trains;
  }

  @Override
  protected void evolve(long step) {
    for (int neuron = local().begin(); neuron < local().end(); neuron++) {
      for (long fired : trains.get(neuron)) {
        if (fired == step) {
          emit(neuron);
        }
      }
    }
  }

  @Override
  public String excitatoryTarget() {
    return SYNAPTIC_CURRENT;
  }

  @Override
  public int refractorySteps(int localNeuron) {
    return 0;
  }
}
