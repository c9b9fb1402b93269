/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Device;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/** Counts all spikes of a group of neurons. */
final class SpikeTotal implements Device {
  private final SpikingGroup group;
  private long count;

  SpikeTotal(SpikingGroup group) {
    this.group = group;
  }

  /** Spikes of the neurons of this rank. */
  long count() {
    return count;
  }

  @Override
  public String name() {
    return "all spikes of " + group.name();
  }

  @Override
  public void execute(long step) {
    count += group.emitted(step).size();
  }

  @Override
  public void save(StateWriter out) {
    out.sum("spikes", count);
  }

  @Override
  public void load(StateReader in) {
    count = in.share("spikes");
  }
}
