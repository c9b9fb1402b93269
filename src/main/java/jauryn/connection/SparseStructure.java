/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import jauryn.comm.NeuronRange;
import jauryn.math.KeyedRandom;

/**
 * Which synapses exist where each exists with the same probability p, independently of all others.
 *
 * <p>The gap to the next synapse of a row is geometric: floor(E/λ) with an exponential number E and
 * λ = −ln(1 − p). A row is cut into blocks of columns, each with a random stream of its own, so
 * that a rank draws what it owns of a row and little more, and gets what any other rank would.
 */
final class SparseStructure {
  private static final int BLOCK = 1024;

  private final double hazard;
  private final NeuronRange post;

  SparseStructure(double probability, NeuronRange post) {
    hazard = -Math.log1p(-probability);
    this.post = post;
  }

  /**
   * Appends the local columns of the synapses of a row, counted from the first local one.
   *
   * @param rowKey names the random streams of the row
   */
  void draw(long rowKey, IntArrayList columns) {
    for (int block = post.begin() / BLOCK; block * BLOCK < post.end(); block++) {
      KeyedRandom random = KeyedRandom.of(rowKey, block);
      int end = Math.min((block + 1) * BLOCK, post.end());
      double column = block * BLOCK + gap(random);
      for (; column < end; column += 1 + gap(random)) {
        if (column >= post.begin()) {
          columns.add((int) column - post.begin());
        }
      }
    }
  }

  private double gap(KeyedRandom random) {
    return Math.floor(random.nextExponential() / hazard);
  }
}
