/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/** Delay line of vectors: what is written in one step can be read a fixed number of steps later. */
final class VectorDelay {
  private final float[][] ring;

  VectorDelay(int steps, int length) {
    ring = new float[steps + 1][length];
  }

  /** The vector of {@code step}, to be written. */
  float[] row(long step) {
    return ring[(int) (step % ring.length)];
  }

  /** The vector written a delay before {@code step}; zeros where there was none. */
  float[] past(long step) {
    return ring[(int) ((step + 1) % ring.length)];
  }
}
