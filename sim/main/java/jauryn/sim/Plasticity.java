/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/** Which implementation of the learning rule computes the weight updates. */
public enum Plasticity {
  /** Work only where spikes arrived: the fast one, equal to {@link #DENSE} up to rounding. */
  EVENT,
  /** Every synapse in every step: the executable definition, equal to the original to the bit. */
  DENSE
}
