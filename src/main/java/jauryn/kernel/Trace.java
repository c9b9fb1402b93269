/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

/** A filtered quantity with one value per neuron, evolved by the kernel once a step. */
public interface Trace {
  /** Takes in the events of {@code step} and decays. */
  void evolve(long step);

  /** The values; the array may be longer than the group (padding). */
  float[] values();

  /** Time constant in seconds. */
  float tau();
}
