/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeTrace;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.Vectors;

/**
 * Postsynaptic potential every presynaptic neuron would cause: its arriving spikes filtered by the
 * synapse (5 ms) and the membrane (10 ms), equations 5 of the paper.
 */
final class PresynapticPsp {
  /** Time constant of the synaptic trace, s. */
  static final float TAU_SYNAPSE = 5e-3f;

  static final float TAU_MEMBRANE = 10e-3f;

  /** Share of its distance to the synaptic trace by which the PSP follows in a step. */
  static final float RATE = (float) (SimulationTime.DT / TAU_MEMBRANE);

  private static final int FLUSH_INTERVAL = 4096;

  private final SpikeTrace synapse;
  private final float[] psp;

  PresynapticPsp(SpikingGroup source) {
    synapse = source.preTrace(TAU_SYNAPSE);
    psp = new float[synapse.values().length];
  }

  float[] values() {
    return psp;
  }

  void save(StateWriter out, int neurons) {
    out.floats("psp", psp, neurons);
  }

  void load(StateReader in, int neurons) {
    System.arraycopy(in.floats("psp", neurons), 0, psp, 0, neurons);
  }

  /** Follows the synaptic trace, which the kernel has evolved before. */
  void evolve(long step) {
    Vectors.follow(RATE, synapse.values(), psp, psp.length);
    if (step % FLUSH_INTERVAL == 0) {
      Vectors.flushSubnormals(psp, psp.length);
    }
  }
}
