/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.Trace;

/**
 * What the heterosynaptic regulariser counts: a power, as a rule the fourth, of a slow trace of a
 * neuron's own spikes (100 ms), in steps in which the neuron has a noticeable error.
 */
final class HomeostaticActivity {
  static final float TAU = 100e-3f;

  private final Trace trace;
  private final float exponent;

  HomeostaticActivity(Trace trace, float exponent) {
    this.trace = trace;
    this.exponent = exponent;
  }

  /** Writes z_i^a where the counted error is not zero, 0 elsewhere. */
  void evaluate(float[] error, float[] activity) {
    float[] z = trace.values();
    for (int i = 0; i < activity.length; i++) {
      activity[i] = error[i] != 0f ? power(z[i]) : 0f;
    }
  }

  private float power(float z) {
    if (exponent != SuperSpikeSettings.REGULARISATION_EXPONENT) {
      return (float) Math.pow(z, exponent);
    }
    double square = (double) z * z;
    return (float) (square * square);
  }
}
