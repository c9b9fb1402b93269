/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/** Feedback weights from all output neurons to the local neurons of a hidden layer. */
public interface FeedbackWeights {
  /** Brings the weights up to date. */
  default void refresh() {}

  /** Weights from output neuron {@code output} to all local hidden neurons. */
  float[] row(int output);
}
