/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/** Delay line of vectors: what goes in comes out a fixed number of steps later, zeros before. */
final class VectorDelay {
  private final float[][] ring;

  VectorDelay(int steps, int length) {
    ring = new float[steps][length];
  }

  /** The vector that went in a delay ago; to be overwritten by {@link #put} in the same step. */
  float[] oldest(long step) {
    return ring[(int) (step % ring.length)];
  }

  void put(long step, float[] vector) {
    System.arraycopy(vector, 0, oldest(step), 0, vector.length);
  }
}
