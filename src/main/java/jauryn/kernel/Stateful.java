/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

/**
 * What has a state on which the rest of a run depends. A class writes its own fields and calls its
 * parent; fields that follow from others are left out, and worked out anew when the state is read.
 *
 * <p>Values belong to neurons and synapses by their global numbers, so that a state can be read on
 * another number of processes. All processes make the same calls in the same order.
 */
public interface Stateful {
  /** Writes the state between two steps. */
  void save(StateWriter out);

  /**
   * Takes over a state that an object made with the same parameters has written.
   *
   * @throws jauryn.io.UserError if it was made with others
   */
  void load(StateReader in);
}
