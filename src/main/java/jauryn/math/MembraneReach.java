/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** How far a membrane can rise on the current it has. */
public final class MembraneReach {
  private MembraneReach() {}

  /**
   * max(u, rest) + reach·max(I, 0), with each max(x, 0) written as (x + |x|)/2 to stay free of
   * branches.
   *
   * @param reach rise of the membrane per current: dt/τ_mem/(1 − exp(−dt/τ_syn))
   */
  public static void evaluate(
      float rest, float reach, float[] membrane, float[] current, float[] highest, int n) {
    float half = 0.5f * reach;
    for (int i = 0; i < n; i++) {
      float above = membrane[i] - rest;
      float rise = 0.5f * (above + Math.abs(above)) + half * (current[i] + Math.abs(current[i]));
      highest[i] = rest + rise;
    }
  }
}
