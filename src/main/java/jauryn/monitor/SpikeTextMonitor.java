/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import java.nio.file.Path;

/**
 * Writes the spikes of all ranks as text (.ras): a line with time (s) and neuron for each, as
 * Auryn's SpikeMonitor does.
 */
public final class SpikeTextMonitor extends JointSpikes {
  private static final int DECIMALS = 6;

  /** Records all spikes of a group. */
  public SpikeTextMonitor(Simulation simulation, SpikingGroup group, Path path) {
    this(simulation, group, 0, group.size(), path);
  }

  /** Records the spikes of neurons {@code first} to {@code end} − 1. */
  public SpikeTextMonitor(
      Simulation simulation, SpikingGroup group, int first, int end, Path path) {
    super(group, neurons(simulation, group, first, end, path), simulation.ranks(), path);
  }

  @Override
  void write(long step, int neuron) {
    out().writeFixed(SimulationTime.seconds(step), DECIMALS);
    out().writeByte(' ');
    out().writeUnsigned(neuron);
    out().writeByte('\n');
  }
}
