/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.comm.AllRanks;
import jauryn.io.SpikeFileWriter;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import java.nio.file.Path;

/**
 * Writes the spikes of all ranks to one binary spike file, as {@link SpikeMonitor} does on one rank
 * alone.
 *
 * <p>Rank 0 writes them when ranks have exchanged them, so up to eight steps late. Before {@link
 * #complete()} they must have done so once more.
 */
public final class JointSpikeMonitor extends FileMonitor {
  private final SpikingGroup group;
  private final boolean writes;
  private final SpikeFileWriter spikeFile;
  private long written;
  private long seen;

  /** Records all spikes of {@code group}. */
  public JointSpikeMonitor(SpikingGroup group, AllRanks ranks, Path path) {
    super(path, ranks.isFirst());
    this.group = group;
    writes = ranks.isFirst();
    spikeFile = new SpikeFileWriter(out());
  }

  @Override
  public void execute(long step) {
    if (seen == 0) {
      written = step;
    }
    if (step % SimulationTime.MIN_DELAY == 0) {
      write(step);
    }
    seen = step + 1;
  }

  private void write(long end) {
    for (; writes && written < end; written++) {
      SpikeList spikes = group.emitted(written);
      for (int k = 0; k < spikes.size(); k++) {
        spikeFile.write(written, spikes.neuron(k));
      }
    }
  }

  @Override
  public void complete() {
    write(seen);
    super.complete();
  }
}
