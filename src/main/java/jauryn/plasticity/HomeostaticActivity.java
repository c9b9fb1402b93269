/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.Trace;

/**
 * What the heterosynaptic regulariser counts: the fourth power of a slow trace of a neuron's own
 * spikes (100 ms), in steps in which the neuron has a noticeable error.
 */
final class HomeostaticActivity {
  static final float TAU = 100e-3f;

  private final Trace trace;

  HomeostaticActivity(Trace trace) {
    this.trace = trace;
  }

  /** Writes z_i⁴ where the counted error is not zero, 0 elsewhere. */
  void evaluate(float[] error, float[] activity) {
    float[] z = trace.values();
    for (int i = 0; i < activity.length; i++) {
      double square = (double) z[i] * z[i];
      activity[i] = error[i] != 0f ? (float) (square * square) : 0f;
    }
  }
}
