/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.group.NeuronGroup;
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
