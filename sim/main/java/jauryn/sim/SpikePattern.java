/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import jauryn.io.RasFile;
import jauryn.kernel.SimulationTime;
import jauryn.math.ReferenceRandom;
import java.util.Arrays;

/**
 * Spikes in the order of their steps.
 *
 * @param steps steps in ascending order
 * @param neurons the neuron of each spike
 */
record SpikePattern(long[] steps, int[] neurons) {
  /** The spikes of a file. */
  static SpikePattern of(RasFile file) {
    return new SpikePattern(file.steps(), file.neurons());
  }

  /**
   * Independent Poisson spikes.
   *
   * @param rate of each neuron, Hz
   * @param seconds length of the pattern
   */
  static SpikePattern poisson(int neurons, double rate, double seconds, ReferenceRandom random) {
    LongArrayList events = new LongArrayList();
    for (int neuron = 0; neuron < neurons; neuron++) {
      double time = random.nextExponential() / rate;
      while (time < seconds) {
        events.add((long) (time / SimulationTime.DT) << Integer.SIZE | neuron);
        time += random.nextExponential() / rate;
      }
    }
    return of(events);
  }

  /** Spikes of neuron 0 that part a time into {@code spikes + 1} equal parts. */
  static SpikePattern equidistant(int spikes, double seconds) {
    LongArrayList events = new LongArrayList();
    for (int k = 1; k <= spikes; k++) {
      events.add(Math.round(k * seconds / (spikes + 1) / SimulationTime.DT) << Integer.SIZE);
    }
    return of(events);
  }

  /** Spikes coded as {@code step << 32 | neuron}, in any order. */
  static SpikePattern of(LongArrayList events) {
    long[] steps = events.toLongArray();
    Arrays.sort(steps);
    int[] neurons = new int[steps.length];
    for (int k = 0; k < steps.length; k++) {
      neurons[k] = (int) steps[k];
      steps[k] >>>= Integer.SIZE;
    }
    return new SpikePattern(steps, neurons);
  }
}
