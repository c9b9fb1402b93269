/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * One Euler step of the adaptive exponential integrate-and-fire neuron (Brette and Gerstner 2005)
 * with an excitatory and an inhibitory conductance. Conductances and currents are divided by the
 * leak conductance.
 */
public final class AdExMembrane {
  /** The membrane is cut off here: above where neurons fire, V. */
  public static final float CEILING = 20e-3f;

  private AdExMembrane() {}

  /**
   * (1 + x/256)^256, which is near exp(x) for small x: 0.2 % less at ±1, a fifth less at -10. The
   * reference's neurons spike with it, and so do ours.
   */
  public static float exponential(float x) {
    float y = Math.fma(x, 0x1p-8f, 1f);
    y *= y;
    y *= y;
    y *= y;
    y *= y;
    y *= y;
    y *= y;
    y *= y;
    return y * y;
  }

  /**
   * u ← u + leak·(rest − u + Δ·exp((u − θ)/Δ) + g_e·(E_e − u) + g_i·(E_i − u) − w), clipped to E_i
   * … {@link #CEILING}.
   *
   * @param rest resting potential, V
   * @param excitation reversal potential E_e, V
   * @param inhibition reversal potential E_i, V
   * @param threshold where the exponential takes over θ, V
   * @param slope its sharpness Δ, V
   * @param leak dt/τ_mem
   * @param ampa g_e
   * @param gaba g_i
   * @param adaptation w, V
   * @param membrane u, V
   */
  public static void integrate(
      float rest,
      float excitation,
      float inhibition,
      float threshold,
      float slope,
      float leak,
      float[] ampa,
      float[] gaba,
      float[] adaptation,
      float[] membrane,
      int n) {
    float steepness = (float) (1.0 / slope);
    for (int i = 0; i < n; i++) {
      float u = membrane[i];
      float drive = exponential((u - threshold) * steepness) * slope;
      drive += rest - u;
      drive += (excitation - u) * ampa[i];
      drive += (inhibition - u) * gaba[i];
      drive -= adaptation[i];
      u = Math.fma(leak, drive, u);
      membrane[i] = Math.max(inhibition, Math.min(CEILING, u));
    }
  }

  /**
   * w ← w + rate·(a·(u − rest) − w) after resets; then both conductances decay.
   *
   * @param a subthreshold adaptation, in units of the leak conductance
   * @param rate dt/τ_w
   * @param ampaDecay exp(−dt/τ_ampa)
   * @param gabaDecay exp(−dt/τ_gaba)
   */
  public static void adapt(
      float rest,
      float a,
      float rate,
      float ampaDecay,
      float gabaDecay,
      float[] membrane,
      float[] ampa,
      float[] gaba,
      float[] adaptation,
      int n) {
    for (int i = 0; i < n; i++) {
      float pull = (membrane[i] - rest) * a - adaptation[i];
      adaptation[i] = Math.fma(rate, pull, adaptation[i]);
      ampa[i] *= ampaDecay;
      gaba[i] *= gabaDecay;
    }
  }
}
