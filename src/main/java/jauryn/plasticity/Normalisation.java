/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/** What the mean gradient of an update interval is divided by to make a step of a weight. */
public enum Normalisation {
  /** The root of a slowly decaying maximum of its square (RMaxProp; paper, section 3.3.6). */
  MAXIMUM,
  /** The root of a running mean of its square (RMSprop). */
  MEAN,
  /** Nothing: plain stochastic gradient descent with a fixed rate. */
  NONE
}
