/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import jauryn.comm.AllRanks;

/**
 * What the weights of a matrix add up to on all ranks together, in double precision and in an order
 * that does not depend on their number.
 *
 * @param synapses number of weights
 * @param sum of all
 * @param mean 0 if there are none
 * @param deviation standard deviation of a sample, 0 if there are less than two
 */
public record WeightStatistics(long synapses, double sum, double mean, double deviation) {

  /** The statistics of a matrix of which each rank has some columns; to be called by all. */
  public static WeightStatistics of(WeightMatrix matrix, AllRanks ranks) {
    long synapses = ranks.sum(matrix.size());
    double sum = ranks.sum(matrix.columnSums(matrix.weights()));
    double mean = synapses == 0 ? 0 : sum / synapses;
    double squares = ranks.sum(squaredDistances(matrix, mean));
    return new WeightStatistics(
        synapses, sum, mean, synapses < 2 ? 0 : Math.sqrt(squares / (synapses - 1)));
  }

  private static double[] squaredDistances(WeightMatrix matrix, double mean) {
    double[] sums = new double[matrix.columns()];
    for (int row = 0; row < matrix.rows(); row++) {
      float[] weights = matrix.row(row);
      for (int k = 0; k < weights.length; k++) {
        double distance = weights[k] - mean;
        sums[matrix.column(row, k)] += distance * distance;
      }
    }
    return sums;
  }
}
