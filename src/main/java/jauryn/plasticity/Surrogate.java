/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.math.SurrogateKernel;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.Arrays;

/**
 * Surrogate derivative of the spike with respect to the membrane: σ'(u) = β/(1+|β(u − θ)|)², zero
 * where u is below −80 mV (paper, section 3.3.2, times β). Written in double precision and rounded
 * as the two classes of the reference do.
 */
final class Surrogate {
  private static final float CUT_OFF = -0.080f;
  private static final double THRESHOLD = -0.05;
  private static final double BETA = SuperSpikeSettings.BETA;

  private Surrogate() {}

  static void evaluate(Variant variant, float[] membrane, float[] derivative, int n) {
    for (int i = 0; i < n; i++) {
      double k = 1.0 + Math.abs((float) ((membrane[i] - THRESHOLD) * BETA));
      float value =
          variant == Variant.SYMMETRIC
              ? (float) (BETA / (k * k))
              : (float) (1 / (k * k)) * (float) BETA;
      derivative[i] = membrane[i] < CUT_OFF ? 0f : value;
    }
  }

  /** The same in single precision; vectorises. */
  static void evaluateFast(float[] membrane, float[] derivative, int n) {
    SurrogateKernel.evaluate((float) BETA, (float) THRESHOLD, CUT_OFF, membrane, derivative, n);
  }

  static void evaluateConstant(float[] derivative, int n) {
    Arrays.fill(derivative, 0, n, 1f);
  }
}
