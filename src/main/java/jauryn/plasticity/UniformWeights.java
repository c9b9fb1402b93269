/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import java.util.Arrays;

/**
 * Uniform feedback: all weights are 1, so that the error of every hidden neuron is the sum of those
 * of the output (paper, section 3.3.4).
 */
public final class UniformWeights implements FeedbackWeights {
  private final float[] ones;

  /** Feedback to so many local hidden neurons. */
  public UniformWeights(int columns) {
    ones = new float[columns];
    Arrays.fill(ones, 1f);
  }

  @Override
  public float[] row(int output) {
    return ones;
  }
}
