/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.io.SpikeFileWriter;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import java.nio.file.Path;

/**
 * Writes the spikes of a group to a binary spike file, in order of emission: those of the neurons
 * this rank owns.
 */
public final class SpikeMonitor extends FileMonitor {
  private final SpikingGroup group;
  private final SpikeFileWriter spikeFile;

  /** Records all local spikes of {@code group}. */
  public SpikeMonitor(SpikingGroup group, Path path) {
    super(path);
    this.group = group;
    spikeFile = new SpikeFileWriter(out());
  }

  /** {@inheritDoc} Each rank has its own files. */
  @Override
  public boolean onAllRanks() {
    return false;
  }

  @Override
  public void execute(long step) {
    SpikeList spikes = group.emitted(step);
    for (int k = 0; k < spikes.size(); k++) {
      if (group.local().contains(spikes.neuron(k))) {
        spikeFile.write(step, spikes.neuron(k));
      }
    }
  }
}
