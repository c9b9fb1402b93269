/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * One Euler step of the neuron of Izhikevich (2003), in volts and seconds, with an excitatory and
 * an inhibitory conductance; excitation reverses at 0 V.
 */
public final class IzhikevichMembrane {
  private IzhikevichMembrane() {}

  /**
   * Voltages are those of the paper in volts instead of millivolts:
   *
   * <pre>
   *   v ← v + step·(40 v² + 5 v + 0.14 − u − g_e v − g_i (v − E_i))
   *   u ← u + rate·(b v − u)      with the new v
   *   g_e ← ampaDecay·g_e,  g_i ← gabaDecay·g_i
   * </pre>
   *
   * @param step dt/1 ms
   * @param rate a·dt/1 ms
   * @param b coupling of recovery to the membrane
   * @param reversal reversal potential E_i of inhibition, V
   * @param ampaDecay exp(−dt/τ_ampa)
   * @param gabaDecay exp(−dt/τ_gaba)
   * @param ampa g_e
   * @param gaba g_i
   * @param recovery u, V
   * @param membrane v, V
   */
  public static void integrate(
      float step,
      float rate,
      float b,
      float reversal,
      float ampaDecay,
      float gabaDecay,
      float[] ampa,
      float[] gaba,
      float[] recovery,
      float[] membrane,
      int n) {
    for (int i = 0; i < n; i++) {
      float v = membrane[i];
      float drive = Math.fma(5f, v, v * v * 40f);
      drive += 0.14f;
      drive -= recovery[i];
      drive += -ampa[i] * v;
      drive -= (v - reversal) * gaba[i];
      v = Math.fma(step, drive, v);
      membrane[i] = v;
      recovery[i] = Math.fma(rate, v * b - recovery[i], recovery[i]);
      ampa[i] *= ampaDecay;
      gaba[i] *= gabaDecay;
    }
  }
}
