/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.io.SpikeFileWriter;
import jauryn.kernel.Device;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import java.nio.file.Path;

/** Writes the spikes of a group to a binary spike file, in order of emission. */
public final class SpikeMonitor implements Device {
  private final SpikingGroup group;
  private final SpikeFileWriter out;

  /** Records all local spikes of {@code group}. */
  public SpikeMonitor(SpikingGroup group, Path path) {
    this.group = group;
    out = SpikeFileWriter.create(path);
  }

  @Override
  public void execute(long step) {
    SpikeList spikes = group.emitted(step);
    for (int k = 0; k < spikes.size(); k++) {
      out.write(step, spikes.neuron(k));
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void complete() {
    out.complete();
  }

  @Override
  public void close() {
    out.close();
  }
}
