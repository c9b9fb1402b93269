/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/** Powers of a decay factor, kept for the exponents of an update window. */
final class DecayTable {
  private static final int KEPT = SuperSpikeSettings.UPDATE_INTERVAL + 64;

  private final double factor;
  private final double[] powers = new double[KEPT];

  DecayTable(double factor) {
    this.factor = factor;
    for (int n = 0; n < KEPT; n++) {
      powers[n] = Math.pow(factor, n);
    }
  }

  /** The factor to the power of {@code n} >= 0. */
  double after(long n) {
    return n < KEPT ? powers[(int) n] : Math.pow(factor, n);
  }
}
