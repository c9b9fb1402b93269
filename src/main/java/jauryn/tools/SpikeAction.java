/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/** What is done with each spike of a train. */
@FunctionalInterface
interface SpikeAction {
  void spike(long step, long neuron);
}
