/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/** How far a membrane can rise on the current it has. */
public final class MembraneReach {
  private MembraneReach() {}

  /**
   * rest + v⁺ + reach·(I − v⁺)⁺ with v = u − rest, and each x⁺ written as (x + |x|)/2 to stay free
   * of branches.
   *
   * @param reach rise of the membrane per excess of the current
   */
  public static void evaluate(
      float rest, float reach, float[] membrane, float[] current, float[] highest, int n) {
    float half = 0.5f * reach;
    for (int i = 0; i < n; i++) {
      float v = membrane[i] - rest;
      float above = 0.5f * (v + Math.abs(v));
      float excess = current[i] - above;
      highest[i] = rest + above + half * (excess + Math.abs(excess));
    }
  }
}
