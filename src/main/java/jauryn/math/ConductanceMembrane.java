/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * One Euler step of a leaky membrane with an excitatory and an inhibitory conductance, both in
 * units of the leak conductance; excitation reverses at 0 V.
 */
public final class ConductanceMembrane {
  private ConductanceMembrane() {}

  /**
   * u ← u + leak·((rest + I) − u·(1 + g_e) + g_i·(E_i − u)), then both conductances decay.
   *
   * @param rest resting potential, V
   * @param reversal reversal potential E_i of inhibition, V
   * @param leak dt/τ_mem
   * @param ampaDecay exp(−dt/τ_ampa)
   * @param gabaDecay exp(−dt/τ_gaba)
   * @param background constant current I times membrane resistance, V
   * @param ampa g_e
   * @param gaba g_i
   * @param membrane u, V
   */
  public static void integrate(
      float rest,
      float reversal,
      float leak,
      float ampaDecay,
      float gabaDecay,
      float[] background,
      float[] ampa,
      float[] gaba,
      float[] membrane,
      int n) {
    for (int i = 0; i < n; i++) {
      float u = membrane[i];
      float drive = Math.fma(-u, 1f + ampa[i], rest + background[i]);
      membrane[i] = Math.fma(Math.fma(reversal - u, gaba[i], drive), leak, u);
      ampa[i] *= ampaDecay;
      gaba[i] *= gabaDecay;
    }
  }
}
