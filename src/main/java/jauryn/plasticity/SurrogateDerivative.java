/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/** Gives the surrogate derivatives of a layer from its membranes. */
@FunctionalInterface
interface SurrogateDerivative {
  /**
   * Evaluates all neurons.
   *
   * @param membrane V
   * @param derivative receives σ', 1/V
   */
  void evaluate(float[] membrane, float[] derivative);
}
