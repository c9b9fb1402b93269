/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Device;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/** Counts the spikes of a group of neurons, from some time on. */
final class RateCount implements Device {
  private final SpikingGroup group;
  private final long first;
  private long spikes;

  /** Counts from a step on. */
  RateCount(SpikingGroup group, long first) {
    this.group = group;
    this.first = first;
  }

  @Override
  public String name() {
    return "rate of " + group.name();
  }

  @Override
  public void execute(long step) {
    if (step >= first) {
      spikes += group.emitted(step).size();
    }
  }

  /** Mean rate of a neuron, Hz; 0 before counting begins. All ranks must ask. */
  double rate(Simulation simulation) {
    long steps = simulation.step() - first;
    long all = simulation.ranks().sum(spikes);
    return steps <= 0 ? 0 : all / (steps * SimulationTime.DT * group.size());
  }

  @Override
  public void save(StateWriter out) {
    out.sum("spikes", spikes);
  }

  @Override
  public void load(StateReader in) {
    spikes = in.share("spikes");
  }
}
