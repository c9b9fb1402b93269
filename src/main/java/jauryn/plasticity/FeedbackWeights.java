/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Feedback weights from all output neurons (rows) to the local neurons of a hidden layer (columns).
 */
public interface FeedbackWeights {
  /** The weights in row-major order as they stand now; the array may be the same at every call. */
  float[] current();
}
