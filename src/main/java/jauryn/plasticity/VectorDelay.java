/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/** Delay line of vectors: what is written in one step can be read a fixed number of steps later. */
final class VectorDelay {
  private final float[][] ring;

  VectorDelay(int steps, int length) {
    ring = new float[steps + 1][length];
  }

  /** Writes the vectors of local neurons, in the order in which they are kept. */
  void save(StateWriter out, String name, NeuronRange local) {
    out.rows(name, local, ring.length, k -> ring[k]);
  }

  /** Writes vectors that are the same on all processes. */
  void save(StateWriter out, String name, int neurons) {
    out.matrix(name, neurons, ring.length, k -> ring[k]);
  }

  void load(StateReader in, String name, NeuronRange local) {
    StateReader.Rows rows = in.rows(name, local);
    if (rows.count() != ring.length) {
      throw in.bad(name, rows.count() + " steps", ring.length + ", this is another network");
    }
    for (int k = 0; k < ring.length; k++) {
      rows.copy(k, ring[k]);
    }
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
