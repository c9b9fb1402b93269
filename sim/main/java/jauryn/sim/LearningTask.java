/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.NeuronRange;
import jauryn.group.FileInputGroup;
import jauryn.group.NeuronGroup;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;

/** What a network shall learn: what it gets, and what its output is compared with. */
interface LearningTask {
  /**
   * The source of the input.
   *
   * @param local the inputs of this rank
   */
  SpikingGroup input(NeuronRange local);

  /**
   * Adds the output and its target to the simulation, in the order in which they evolve.
   *
   * @return the target: as many sources as there are outputs, each of whose spikes is one that the
   *     output should have fired in the same step
   */
  SpikingGroup addTarget(Simulation simulation, NeuronGroup output);

  /** Replaying one list of spikes shall be answered with another, both repeated on a grid (s). */
  static LearningTask pattern(SpikePattern input, SpikePattern target, double grid) {
    return new LearningTask() {
      @Override
      public SpikingGroup input(NeuronRange local) {
        return new FileInputGroup("input", local, input.steps(), input.neurons(), grid);
      }

      @Override
      public SpikingGroup addTarget(Simulation simulation, NeuronGroup output) {
        FileInputGroup group =
            new FileInputGroup("target", output.local(), target.steps(), target.neurons(), grid);
        simulation.add(group);
        simulation.add(output);
        return group;
      }
    };
  }
}
