/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

/**
 * What a synapse releases, and with it the state of the postsynaptic neurons it adds to (Auryn's
 * transmitter types); see {@link NeuronGroup#target(Transmitter)}.
 */
public enum Transmitter {
  /** Glutamate: the state for excitatory input. */
  GLUT,
  /** Glutamate on AMPA receptors, the same. */
  AMPA,
  /** GABA: the state for inhibitory input. */
  GABA,
  /** Glutamate on NMDA receptors: their conductance. */
  NMDA,
  /** Directly into the membrane potential, V. */
  MEM,
  /** Synaptic current of its own, {@code g_cursyn}. */
  CURSYN
}
