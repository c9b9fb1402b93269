/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/** Errors of the last steps, at least of one update window, as a ring of (step, neuron, error). */
final class ErrorLog {
  /** Steps that are kept; more than the update interval. */
  private static final int STEPS = 8192;

  private long[] steps = new long[STEPS];
  private int[] neurons = new int[STEPS];
  private float[] errors = new float[STEPS];
  private long first;
  private long end;

  /** Appends the errors of {@code step}, later than all before. */
  void append(long step, ErrorList list) {
    for (int k = 0; k < list.size(); k++) {
      while (first < end && steps[index(first)] <= step - STEPS) {
        first++;
      }
      if (end - first == steps.length) {
        grow();
      }
      steps[index(end)] = step;
      neurons[index(end)] = list.neuron(k);
      errors[index(end++)] = list.error(k);
    }
  }

  private void grow() {
    long[] moreSteps = new long[2 * steps.length];
    int[] moreNeurons = new int[moreSteps.length];
    float[] moreErrors = new float[moreSteps.length];
    for (long k = first; k < end; k++) {
      int at = (int) (k & (moreSteps.length - 1));
      moreSteps[at] = steps[index(k)];
      moreNeurons[at] = neurons[index(k)];
      moreErrors[at] = errors[index(k)];
    }
    steps = moreSteps;
    neurons = moreNeurons;
    errors = moreErrors;
  }

  private int index(long k) {
    return (int) (k & (steps.length - 1));
  }

  /** Index of the first error that is kept of {@code step} or later; {@link #end()} if none is. */
  long from(long step) {
    long low = first;
    long high = end;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (steps[index(middle)] < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** One past the index of the last error. */
  long end() {
    return end;
  }

  /** Step of error {@code k}. */
  long step(long k) {
    return steps[index(k)];
  }

  /** Neuron of error {@code k}. */
  int neuron(long k) {
    return neurons[index(k)];
  }

  /** Error {@code k}. */
  float error(long k) {
    return errors[index(k)];
  }
}
