/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Length of state vectors. The reference program pads them to whole SIMD registers, and some of its
 * means divide by that length.
 */
public final class Padding {
  /** Values in a register. */
  public static final int LANES = 4;

  private Padding() {}

  /** The smallest multiple of four that is at least {@code length}. */
  public static int padded(int length) {
    return (length + LANES - 1) / LANES * LANES;
  }
}
