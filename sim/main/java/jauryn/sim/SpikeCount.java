/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Device;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/** Counts the spikes of a group, for the rate shown while a run goes on. */
final class SpikeCount implements Device {
  private static final int WINDOW = SimulationTime.STEPS_PER_SECOND;

  private final SpikingGroup group;
  private long inThisWindow;
  private long inLastWindow;

  SpikeCount(SpikingGroup group) {
    this.group = group;
  }

  @Override
  public void execute(long step) {
    inThisWindow += group.emitted(step).size();
    if ((step + 1) % WINDOW == 0) {
      inLastWindow = inThisWindow;
      inThisWindow = 0;
    }
  }

  @Override
  public String name() {
    return "spikes of " + group.name();
  }

  @Override
  public void save(StateWriter out) {
    out.integer("in this second", inThisWindow);
    out.integer("in the last second", inLastWindow);
  }

  @Override
  public void load(StateReader in) {
    inThisWindow = in.integer("in this second", 0, Long.MAX_VALUE);
    inLastWindow = in.integer("in the last second", 0, Long.MAX_VALUE);
  }

  /** Mean rate of a neuron over the last full second, Hz. */
  double rate() {
    return (double) inLastWindow / group.size();
  }

  @Override
  public void flush() {}

  @Override
  public void complete() {}

  @Override
  public void close() {}
}
