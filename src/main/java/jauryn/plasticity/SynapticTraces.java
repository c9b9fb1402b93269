/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.WeightMatrix;

/**
 * What the learning rule remembers of every synapse, in the shape of the weight matrix.
 *
 * @param eligibility λ, after the first filter
 * @param filtered Λ, after the second
 * @param gradientSum S, since the last update
 */
public record SynapticTraces(float[][] eligibility, float[][] filtered, float[][] gradientSum) {
  /** Zeros for the synapses of a matrix. */
  static SynapticTraces none(WeightMatrix matrix) {
    return new SynapticTraces(matrix.newValues(), matrix.newValues(), matrix.newValues());
  }
}
