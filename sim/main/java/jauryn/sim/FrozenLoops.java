/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import jauryn.group.NeuronGroup;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeList;
import jauryn.tools.IntervalVariability;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Two loops of a network that no longer learns: whether they are the same, spike by spike, and how
 * regular the hidden neurons fire.
 */
final class FrozenLoops {
  private final SuperSpikeNetwork network;
  private final long period;
  private final IntervalVariability intervals;

  /** Loops of {@code grid} seconds. */
  FrozenLoops(SuperSpikeNetwork network, double grid) {
    this.network = network;
    period = (long) (grid / SimulationTime.DT);
    intervals = new IntervalVariability(network.hidden().get(0).size());
  }

  /** Plays both; numbers by name. */
  Map<String, Double> play() {
    LongArrayList first = loop();
    LongArrayList second = loop();
    double sum = 0;
    int neurons = 0;
    for (int i = 0; i < network.hidden().get(0).size(); i++) {
      double variability = intervals.of(i);
      if (Double.isFinite(variability)) {
        sum += variability;
        neurons++;
      }
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("frozen", first.equals(second) ? 1.0 : 0.0);
    numbers.put("spikesOfLoop", (double) first.size());
    numbers.put("hiddenIntervalVariability", sum / neurons);
    return numbers;
  }

  /** All spikes of a loop. */
  private LongArrayList loop() {
    LongArrayList spikes = new LongArrayList();
    NeuronGroup hidden = network.hidden().get(0);
    for (long step = 0; step < period; step++) {
      long now = network.simulation().step();
      network.simulation().advance(1);
      add(spikes, step, network.output().emitted(now));
      SpikeList fired = hidden.emitted(now);
      add(spikes, period + step, fired);
      for (int k = 0; k < fired.size(); k++) {
        intervals.spike(now, fired.neuron(k));
      }
    }
    return spikes;
  }

  private static void add(LongArrayList spikes, long step, SpikeList fired) {
    for (int k = 0; k < fired.size(); k++) {
      spikes.add(step << Integer.SIZE | fired.neuron(k));
    }
  }
}
