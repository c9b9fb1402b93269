/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;

/** Spikes of the present step that belong to the neurons of this rank. */
final class LocalSpikes {
  private LocalSpikes() {}

  /** How many there are. */
  static int count(SpikingGroup group, long step) {
    SpikeList spikes = group.emitted(step);
    if (!group.replicated()) {
      return spikes.size();
    }
    int count = 0;
    for (int k = 0; k < spikes.size(); k++) {
      count += group.local().contains(spikes.neuron(k)) ? 1 : 0;
    }
    return count;
  }
}
