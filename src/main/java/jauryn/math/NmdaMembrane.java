/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * One step of a leaky membrane with AMPA, NMDA and GABA conductances, in units of the leak
 * conductance, and of its moving threshold. Excitation reverses at 0 V, which the membrane never
 * exceeds.
 */
public final class NmdaMembrane {
  private NmdaMembrane() {}

  /**
   * Synaptic currents into {@code drive}, then one step of the conductances:
   *
   * <pre>
   *   drive ← −(A_ampa g_ampa + A_nmda g_nmda)·u      inhibition ← (u − E_i)·g_gaba
   *   g_nmda ← g_nmda + rate·g_ampa, then (1 − rate) of it
   *   g_ampa ← ampaDecay·g_ampa                        g_gaba ← gabaDecay·g_gaba
   * </pre>
   *
   * @param reversal reversal potential E_i of inhibition, V
   * @param ampaShare A_ampa
   * @param nmdaShare A_nmda
   * @param rate 1 − exp(−dt/τ_nmda)
   * @param ampaDecay exp(−dt/τ_ampa)
   * @param gabaDecay exp(−dt/τ_gaba)
   * @param drive receives the excitatory current, V
   * @param inhibition receives the inhibitory current, V
   */
  public static void synapses(
      float reversal,
      float ampaShare,
      float nmdaShare,
      float rate,
      float ampaDecay,
      float gabaDecay,
      float[] membrane,
      float[] ampa,
      float[] nmda,
      float[] gaba,
      float[] drive,
      float[] inhibition,
      int n) {
    for (int i = 0; i < n; i++) {
      drive[i] = Math.fma(-nmdaShare, nmda[i], -ampaShare * ampa[i]) * membrane[i];
      inhibition[i] = (membrane[i] - reversal) * gaba[i];
      float raised = Math.fma(rate, ampa[i], nmda[i]);
      nmda[i] = Math.fma(-rate, raised, raised);
      ampa[i] *= ampaDecay;
      gaba[i] *= gabaDecay;
    }
  }

  /**
   * u ← u + leak·drive − leak·inhibition − leak·(u − rest), clipped to E_i … 0; the threshold
   * decays towards its resting value.
   *
   * @param rest resting potential, V
   * @param reversal reversal potential E_i of inhibition, V
   * @param restThreshold threshold long after a spike, V
   * @param leak dt/τ_mem
   * @param thresholdDecay exp(−dt/τ_thr)
   * @param threshold threshold above {@code restThreshold}, V
   * @param excess receives membrane minus threshold, V; positive where a neuron fires
   */
  public static void integrate(
      float rest,
      float reversal,
      float restThreshold,
      float leak,
      float thresholdDecay,
      float[] drive,
      float[] inhibition,
      float[] threshold,
      float[] membrane,
      float[] excess,
      int n) {
    for (int i = 0; i < n; i++) {
      float u = membrane[i];
      float force = u - rest;
      u = Math.fma(leak, drive[i], u);
      u = Math.fma(-leak, inhibition[i], u);
      u = Math.fma(-leak, force, u);
      u = Math.max(reversal, Math.min(0f, u));
      membrane[i] = u;
      threshold[i] *= thresholdDecay;
      excess[i] = u - (restThreshold + threshold[i]);
    }
  }
}
