/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.math.SurrogateKernel;
import jauryn.math.SurrogateReplay;
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

  private final double beta;

  Surrogate(SuperSpikeSettings settings) {
    beta = settings.beta();
  }

  /** Rounded as the reference does. */
  static SurrogateDerivative exact(SuperSpikeSettings settings) {
    if (!settings.surrogateDerivative()) {
      return Surrogate::one;
    }
    Surrogate surrogate = new Surrogate(settings);
    return settings.variant() == Variant.SYMMETRIC ? surrogate::symmetric : surrogate::random;
  }

  /** In single precision; vectorises. */
  static SurrogateDerivative fast(SuperSpikeSettings settings) {
    return settings.surrogateDerivative() ? new Surrogate(settings)::single : Surrogate::one;
  }

  private void symmetric(float[] membrane, float[] derivative) {
    for (int i = 0; i < derivative.length; i++) {
      double k = distance(membrane[i]);
      derivative[i] = membrane[i] < CUT_OFF ? 0f : (float) (beta / (k * k));
    }
  }

  private void random(float[] membrane, float[] derivative) {
    for (int i = 0; i < derivative.length; i++) {
      double k = distance(membrane[i]);
      derivative[i] = membrane[i] < CUT_OFF ? 0f : (float) (1 / (k * k)) * (float) beta;
    }
  }

  private double distance(float membrane) {
    return 1.0 + Math.abs((float) ((membrane - THRESHOLD) * beta));
  }

  /** The constants of {@link #single}, with those of membranes. */
  SurrogateReplay replay(float rest, float currentDecay) {
    return new SurrogateReplay(rest, currentDecay, (float) beta, (float) THRESHOLD, CUT_OFF);
  }

  private void single(float[] membrane, float[] derivative) {
    SurrogateKernel.evaluate(
        (float) beta, (float) THRESHOLD, CUT_OFF, membrane, derivative, derivative.length);
  }

  private static void one(float[] membrane, float[] derivative) {
    Arrays.fill(derivative, 1f);
  }
}
