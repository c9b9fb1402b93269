/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/**
 * Pearson correlation of the spike counts of pairs of neurons, in bins side by side. Sums are kept
 * per neuron and per pair; at the end of a bin only neurons that fired in it, and pairs of two such
 * neurons, are touched. A last bin that reaches beyond the window is left out.
 */
final class CountCorrelation {
  private final NeuronPairs pairs;
  private final int[] firstPair; // pairs with first neuron i are firstPair[i] to firstPair[i + 1]
  private final long from;
  private final long binSteps;
  private final long bins;
  private final int[] counts; // of the present bin
  private final int[] active; // neurons with a count
  private int activeCount;
  private long bin;
  private final double[] sum;
  private final double[] squares;
  private final double[] products; // per pair

  /** Counts in bins of {@code binSteps} steps, as many as fit from {@code from} to {@code to}. */
  CountCorrelation(int neurons, NeuronPairs pairs, long from, long to, long binSteps) {
    this.pairs = pairs;
    this.from = from;
    this.binSteps = binSteps;
    this.bins = (to - from) / binSteps;
    counts = new int[neurons];
    active = new int[neurons];
    sum = new double[neurons];
    squares = new double[neurons];
    products = new double[pairs.size()];
    firstPair = new int[neurons + 1];
    for (int neuron : pairs.first()) {
      firstPair[neuron + 1]++;
    }
    for (int neuron = 0; neuron < neurons; neuron++) {
      firstPair[neuron + 1] += firstPair[neuron];
    }
  }

  /** Whole bins in the window. */
  long bins() {
    return bins;
  }

  /** Adds a spike; spikes come in order of time. */
  void spike(long step, int neuron) {
    long now = (step - from) / binSteps;
    if (now != bin) {
      closeBin();
      bin = now;
    }
    if (now < bins && counts[neuron]++ == 0) {
      active[activeCount++] = neuron;
    }
  }

  private void closeBin() {
    for (int k = 0; k < activeCount; k++) {
      int neuron = active[k];
      double count = counts[neuron];
      sum[neuron] += count;
      squares[neuron] += count * count;
      for (int pair = firstPair[neuron]; pair < firstPair[neuron + 1]; pair++) {
        products[pair] += count * counts[pairs.second()[pair]];
      }
    }
    for (int k = 0; k < activeCount; k++) {
      counts[active[k]] = 0;
    }
    activeCount = 0;
  }

  /** The correlation of each pair after the last spike; NaN where a count never changes. */
  double[] coefficients() {
    closeBin();
    double[] result = new double[pairs.size()];
    for (int pair = 0; pair < result.length; pair++) {
      int i = pairs.first()[pair];
      int j = pairs.second()[pair];
      double covariance = products[pair] - sum[i] * sum[j] / bins;
      result[pair] = covariance / Math.sqrt(variance(i) * variance(j));
    }
    return result;
  }

  private double variance(int neuron) {
    return squares[neuron] - sum[neuron] * sum[neuron] / bins;
  }
}
