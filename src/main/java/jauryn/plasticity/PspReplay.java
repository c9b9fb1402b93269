/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.SimulationTime;
import jauryn.math.Vectors;

/**
 * Synaptic trace and PSP of a presynaptic group, step by step again from a record of its arriving
 * spikes: what {@link PresynapticPsp} would have held.
 */
final class PspReplay {
  private static final float SYNAPSE_DECAY =
      (float) Math.exp(-(SimulationTime.DT / PresynapticPsp.TAU_SYNAPSE));

  private final SpikeHistory spikes;
  private final float[] synapse;
  private final float[] psp;
  private long next;

  /** Starts from zero, before the first spike of the record. */
  PspReplay(SpikeHistory spikes, int neurons) {
    this.spikes = spikes;
    synapse = new float[neurons];
    psp = new float[neurons];
    next = spikes.first();
  }

  /** The trace after the last step replayed. */
  float[] synapse() {
    return synapse;
  }

  /** The PSP after the last step replayed. */
  float[] psp() {
    return psp;
  }

  /** One step; steps must be consecutive. */
  void evolve(long step) {
    for (; next < spikes.end() && spikes.step(next) <= step; next++) {
      if (spikes.step(next) == step) {
        synapse[spikes.neuron(next)] += 1f;
      }
    }
    Vectors.scale(SYNAPSE_DECAY, synapse, synapse.length);
    Vectors.follow(PresynapticPsp.RATE, synapse, psp, psp.length);
  }
}
