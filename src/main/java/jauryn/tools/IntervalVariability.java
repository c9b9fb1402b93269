/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/**
 * Coefficient of variation of inter-spike intervals: standard deviation (divided by n, not n - 1)
 * over mean, per neuron. Mean and variance are updated spike by spike, as in B. P. Welford, Note on
 * a method for calculating corrected sums of squares and products, Technometrics 4 (1962); a
 * regular train has exactly 0.
 */
public final class IntervalVariability {
  /** Spikes a neuron needs: two intervals, of which one can differ from the other. */
  static final int FEWEST_SPIKES = 3;

  private final long[] last;
  private final long[] spikes;
  private final double[] mean;
  private final double[] squares;

  /** Of so many neurons, none of which has fired. */
  public IntervalVariability(int neurons) {
    last = new long[neurons];
    spikes = new long[neurons];
    mean = new double[neurons];
    squares = new double[neurons];
  }

  /** Adds a spike; those of a neuron come in order of time. */
  public void spike(long step, int neuron) {
    long intervals = spikes[neuron]++;
    if (intervals > 0) {
      double interval = step - last[neuron];
      double delta = interval - mean[neuron];
      mean[neuron] += delta / intervals;
      squares[neuron] += delta * (interval - mean[neuron]);
    }
    last[neuron] = step;
  }

  /** The coefficient of a neuron; NaN for too few spikes or if all are at the same time. */
  public double of(int neuron) {
    if (spikes[neuron] < FEWEST_SPIKES) {
      return Double.NaN;
    }
    return Math.sqrt(squares[neuron] / (spikes[neuron] - 1)) / mean[neuron];
  }
}
