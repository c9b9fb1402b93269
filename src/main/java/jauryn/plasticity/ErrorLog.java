/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/** Errors of the last steps, at least of one update window, as a ring of (step, neuron, error). */
final class ErrorLog {
  private static final int FIRST_CAPACITY = 8192;
  private static final int FEWEST_STEPS = 8192;

  private final int memory;
  private long[] steps = new long[FIRST_CAPACITY];
  private int[] neurons = new int[FIRST_CAPACITY];
  private float[] errors = new float[FIRST_CAPACITY];
  private long first;
  private long end;

  /** A log of at least the last {@code interval} steps and the one before. */
  ErrorLog(int interval) {
    memory = Math.max(FEWEST_STEPS, interval + 1);
  }

  /** Appends the errors of {@code step}, later than all before. */
  void append(long step, ErrorList list) {
    for (int k = 0; k < list.size(); k++) {
      append(step, list.neuron(k), list.error(k));
    }
  }

  private void append(long step, int neuron, float error) {
    while (first < end && steps[index(first)] <= step - memory) {
      first++;
    }
    if (end - first == steps.length) {
      grow();
    }
    steps[index(end)] = step;
    neurons[index(end)] = neuron;
    errors[index(end++)] = error;
  }

  /** Writes what is kept. */
  void save(StateWriter out) {
    int count = (int) (end - first);
    long[] listedSteps = new long[count];
    int[] listed = new int[count];
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      listedSteps[k] = step(first + k);
      listed[k] = neuron(first + k);
      values[k] = error(first + k);
    }
    out.longs("steps", listedSteps, count);
    out.ints("neurons", listed, count);
    out.floats("errors", values, count);
  }

  /** Takes over a written log of neurons below {@code limit}. */
  void load(StateReader in, int limit) {
    long[] listedSteps = in.steps("steps");
    int[] listed = in.indices("neurons", listedSteps.length, limit);
    float[] values = in.floats("errors", listedSteps.length);
    first = 0;
    end = 0;
    for (int k = 0; k < listedSteps.length; k++) {
      append(listedSteps[k], listed[k], values[k]);
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
