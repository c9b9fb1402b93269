/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.group.NeuronGroup;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikeList;
import java.nio.file.Path;

/** Records the membrane of one neuron in volts, with +20 mV pasted in where it fires. */
public final class VoltageMonitor extends WindowedMonitor {
  private static final float SPIKE = 0.020f;

  private final NeuronGroup group;
  private final int localNeuron;
  private final float[] membrane;

  /** Records the neuron with this local index. */
  public VoltageMonitor(NeuronGroup group, int localNeuron, Path path) {
    super(path);
    this.group = group;
    this.localNeuron = localNeuron;
    membrane = group.state(NeuronGroup.MEMBRANE);
  }

  /**
   * Records the membrane of one neuron in all steps, on the rank that has it.
   *
   * @param neuron number in the whole group
   */
  public static void record(Simulation simulation, NeuronGroup group, int neuron, Path path) {
    requireNeuron(simulation, group, neuron, path);
    if (group.local().contains(neuron)) {
      simulation
          .add(new VoltageMonitor(group, neuron - group.local().begin(), path))
          .recordUntil(Long.MAX_VALUE);
    }
  }

  @Override
  float value(long step) {
    SpikeList spikes = group.emitted(step);
    for (int k = 0; k < spikes.size(); k++) {
      if (spikes.neuron(k) == group.local().begin() + localNeuron) {
        return SPIKE;
      }
    }
    return membrane[localNeuron];
  }
}
