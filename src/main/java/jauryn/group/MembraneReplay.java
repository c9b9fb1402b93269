/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/**
 * Runs the neurons of a group through past steps again, apart from the group itself, from a state
 * that was kept. Membranes come out bit for bit as they were, provided that all input is given once
 * more, in the same order.
 */
public interface MembraneReplay {
  /**
   * Keeps the present state of the group, after all of {@code step}, under a number; numbers not
   * yet used come in ascending order.
   */
  void keep(int slot, long step);

  /** Writes the states kept under the numbers below {@code slots}. */
  void save(StateWriter out, int slots);

  /** Takes over written states. */
  void load(StateReader in, int slots);

  /** Goes back to the state kept under this number. */
  void rewind(int slot);

  /** One step of the neurons; input of the step is to be added to {@link #input()} afterwards. */
  void evolve(long step);

  /** Membrane potentials, V. */
  float[] membrane();

  /** The state that excitatory input adds to. */
  float[] input();

  /** For who carries some neurons through many steps at once instead. */
  LaneReplay lanes();
}
