/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.WeightMatrix;
import jauryn.math.EligibilityKernel;

/** The heterosynaptic regulariser's part of the gradient (paper, section 3.3.7), for both rules. */
final class Regulariser {
  private Regulariser() {}

  /**
   * S ← S − ρ w_ij a_i: one step, or several with the same weights.
   *
   * @param strength ρ
   * @param activity a_i, what {@link HomeostaticActivity} counts
   * @param gradientSum S, in the shape of the matrix
   */
  static void apply(float strength, float[] activity, WeightMatrix matrix, float[][] gradientSum) {
    for (int j = 0; j < matrix.rows(); j++) {
      if (matrix.isFull()) {
        EligibilityKernel.regulariseRow(
            strength, activity, matrix.row(j), gradientSum[j], matrix.columns());
      } else {
        EligibilityKernel.regulariseSparseRow(
            strength, activity, matrix.row(j), gradientSum[j], matrix.columnsOf(j));
      }
    }
  }
}
