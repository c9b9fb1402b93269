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

  /** Rounded as the reference does. */
  static SurrogateDerivative exact(SuperSpikeSettings settings) {
    if (!settings.surrogateDerivative()) {
      return Surrogate::one;
    }
    return settings.variant() == Variant.SYMMETRIC ? Surrogate::symmetric : Surrogate::random;
  }

  /** In single precision; vectorises. */
  static SurrogateDerivative fast(SuperSpikeSettings settings) {
    return settings.surrogateDerivative() ? Surrogate::single : Surrogate::one;
  }

  private static void symmetric(float[] membrane, float[] derivative) {
    for (int i = 0; i < derivative.length; i++) {
      double k = distance(membrane[i]);
      derivative[i] = membrane[i] < CUT_OFF ? 0f : (float) (BETA / (k * k));
    }
  }

  private static void random(float[] membrane, float[] derivative) {
    for (int i = 0; i < derivative.length; i++) {
      double k = distance(membrane[i]);
      derivative[i] = membrane[i] < CUT_OFF ? 0f : (float) (1 / (k * k)) * (float) BETA;
    }
  }

  private static double distance(float membrane) {
    return 1.0 + Math.abs((float) ((membrane - THRESHOLD) * BETA));
  }

  private static void single(float[] membrane, float[] derivative) {
    SurrogateKernel.evaluate(
        (float) BETA, (float) THRESHOLD, CUT_OFF, membrane, derivative, derivative.length);
  }

  private static void one(float[] membrane, float[] derivative) {
    Arrays.fill(derivative, 1f);
  }
}
