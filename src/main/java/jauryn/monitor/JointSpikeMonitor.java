/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import jauryn.io.SpikeFileWriter;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;
import java.nio.file.Path;

/**
 * Writes the spikes of all ranks to one binary spike file (.spk), as {@link SpikeMonitor} does on
 * one rank alone.
 */
public final class JointSpikeMonitor extends JointSpikes {
  private final SpikeFileWriter spikeFile;

  /** Records all spikes of a group. */
  public JointSpikeMonitor(Simulation simulation, SpikingGroup group, Path path) {
    this(simulation, group, 0, group.size(), path);
  }

  /** Records the spikes of neurons {@code first} to {@code end} − 1. */
  public JointSpikeMonitor(
      Simulation simulation, SpikingGroup group, int first, int end, Path path) {
    this(group, neurons(simulation, group, first, end, path), simulation.ranks(), path);
  }

  /**
   * Records the spikes of some neurons of {@code group}, whoever owns them.
   *
   * @param neurons whose spikes go to this file
   */
  public JointSpikeMonitor(SpikingGroup group, NeuronRange neurons, AllRanks ranks, Path path) {
    super(group, neurons, ranks, path);
    spikeFile = new SpikeFileWriter(out());
  }

  @Override
  void write(long step, int neuron) {
    spikeFile.write(step, neuron);
  }
}
