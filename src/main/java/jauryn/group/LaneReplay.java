/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SpikeHistory;

/**
 * What it takes to run some neurons of a group through past steps again, in the loops of {@link
 * jauryn.math.VectorKernel}: the same states and constants as {@link MembraneReplay} has, and who
 * fired when.
 */
public interface LaneReplay {
  /** Resting potential, to which membranes are reset, V. */
  float rest();

  /** What remains of the current after a step. */
  float currentDecay();

  /** Rate of membranes, dt/τ_mem. */
  float rate();

  /** Steps for which a membrane stands still after a spike. */
  int refractorySteps();

  /** Spikes of local neurons, by local index. */
  SpikeHistory fired();

  /** Membranes as kept under a number, V. */
  float[] membrane(int slot);

  /** Currents as kept under a number, V. */
  float[] current(int slot);
}
