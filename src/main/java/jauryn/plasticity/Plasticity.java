/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/** How the gradient of SuperSpike connections is worked out. */
public enum Plasticity {
  /** From sparse events and a backward sweep per update window: fast. */
  EVENT,
  /** Per synapse and step, equal to the reference program to the last bit. */
  DENSE
}
