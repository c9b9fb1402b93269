/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.kernel.Device;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/** Counts the spikes of a group of neurons on all ranks, for the rate shown while a run goes on. */
final class SpikeCount implements Device {
  private static final int WINDOW = SimulationTime.STEPS_PER_SECOND;

  private final SpikingGroup group;
  private final AllRanks ranks;
  private long inThisWindow;
  private long inLastWindow;

  SpikeCount(SpikingGroup group, AllRanks ranks) {
    this.group = group;
    this.ranks = ranks;
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
    out.sum("in this second", inThisWindow);
    out.sum("in the last second", inLastWindow);
  }

  @Override
  public void load(StateReader in) {
    inThisWindow = in.share("in this second");
    inLastWindow = in.share("in the last second");
  }

  /** Mean rate of a neuron over the last full second, Hz; all ranks must ask. */
  double rate() {
    return (double) ranks.sum(inLastWindow) / group.size();
  }
}
