/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

/** What carries spikes of one group to another, and may learn while doing so. */
public interface Connection extends Stateful {
  /** A name for messages and files. */
  String name();

  /** Adds the effect of the spikes arriving in {@code step} to the state of the target group. */
  void propagate(long step);

  /** Works out what was put off, in the states of groups too: somebody is going to look at them. */
  default void bringUpToDate() {}

  /** Plasticity, after all groups have evolved their traces in {@code step}; nothing by default. */
  default void evolve(long step) {}
}
