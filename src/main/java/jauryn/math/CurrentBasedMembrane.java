/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** One Euler step of a leaky membrane driven by a decaying current. */
public final class CurrentBasedMembrane {
  private CurrentBasedMembrane() {}

  /**
   * u ← u + leak·((rest − u) + I), then I ← decay·I; the membrane sees the current before its
   * decay.
   *
   * @param rest resting potential, V
   * @param leak dt/τ_mem of each neuron; with zero its membrane stands still
   * @param decay exp(−dt/τ_syn)
   * @param membrane u, V
   * @param current I, V
   */
  public static void integrate(
      float rest, float[] leak, float decay, float[] membrane, float[] current, int n) {
    for (int i = 0; i < n; i++) {
      float drive = (rest - membrane[i]) + current[i];
      float decayed = current[i] * decay;
      membrane[i] = Math.fma(leak[i], drive, membrane[i]);
      current[i] = decayed;
    }
  }
}
