/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import java.util.List;

/** What carries spikes of one group to another, and may learn while doing so. */
public interface Connection extends Stateful {
  /** A name for messages and files. */
  String name();

  /** The groups it connects, which must be in the simulation before; none if unknown. */
  default List<SpikingGroup> groups() {
    return List.of();
  }

  /** Adds the effect of the spikes arriving in {@code step} to the state of the target group. */
  void propagate(long step);

  /**
   * Brings the states of the target group up to date that this connection evolves later than in
   * their step, before somebody other than the connection reads them.
   */
  default void settle() {}

  /** Plasticity, after all groups have evolved their traces in {@code step}; nothing by default. */
  default void evolve(long step) {}
}
