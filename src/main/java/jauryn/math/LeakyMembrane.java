/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** One Euler step of a leaky membrane whose synaptic input adds to it directly. */
public final class LeakyMembrane {
  private LeakyMembrane() {}

  /**
   * u ← u + leak·(rest − u).
   *
   * @param rest resting potential, V
   * @param leak dt/τ_mem
   * @param membrane u, V
   */
  public static void relax(float rest, float leak, float[] membrane, int n) {
    for (int i = 0; i < n; i++) {
      membrane[i] = Math.fma(leak, rest - membrane[i], membrane[i]);
    }
  }

  /**
   * u ← u + leak·((rest + I) − u).
   *
   * @param rest resting potential, V
   * @param leak dt/τ_mem
   * @param background constant current I times membrane resistance, V
   * @param membrane u, V
   */
  public static void integrate(
      float rest, float leak, float[] background, float[] membrane, int n) {
    for (int i = 0; i < n; i++) {
      float drive = (rest + background[i]) - membrane[i];
      membrane[i] = Math.fma(leak, drive, membrane[i]);
    }
  }
}
