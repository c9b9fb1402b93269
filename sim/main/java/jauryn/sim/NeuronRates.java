/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.SpikingGroup;

/** Counts the spikes of each neuron of a group since it was last asked. On one rank. */
final class NeuronRates implements UnsavedDevice {
  private final SpikingGroup group;
  private final long[] counts;

  NeuronRates(SpikingGroup group) {
    this.group = group;
    counts = new long[group.size()];
  }

  /** Mean rate of a neuron since the last call, which was so many seconds ago, Hz. */
  double takeRate(double seconds) {
    double sum = 0;
    for (double rate : takeRates(seconds)) {
      sum += rate;
    }
    return sum / counts.length;
  }

  /** The same for each neuron. */
  double[] takeRates(double seconds) {
    double[] rates = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      rates[k] = counts[k] / seconds;
      counts[k] = 0;
    }
    return rates;
  }

  @Override
  public void execute(long step) {
    for (int k = 0; k < group.emitted(step).size(); k++) {
      counts[group.emitted(step).neuron(k)]++;
    }
  }

  @Override
  public String name() {
    return "all spikes of " + group.name();
  }
}
