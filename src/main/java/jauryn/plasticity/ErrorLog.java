/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * Lists of errors of the last steps, at least of one update window.
 *
 * <p>A ring of (neuron, error) pairs, and beside it for every step where its pairs end. Steps that
 * are left out have no errors.
 */
final class ErrorLog {
  /** Steps that can be recalled; a power of two that exceeds the update interval. */
  private static final int STEPS = 8192;

  private final long[] endOf = new long[STEPS];
  private int[] neurons = new int[STEPS];
  private float[] errors = new float[STEPS];
  private long[] steps = new long[STEPS];
  private long last = -1;
  private long end;

  /** Appends the errors of {@code step}, later than all before. */
  void append(long step, ErrorList list) {
    for (long skipped = Math.max(last + 1, step - STEPS + 1); skipped < step; skipped++) {
      endOf[slot(skipped)] = end;
    }
    long oldest = endOf[slot(step)];
    while (end + list.size() - oldest > neurons.length) {
      grow(oldest);
    }
    for (int k = 0; k < list.size(); k++, end++) {
      neurons[index(end)] = list.neuron(k);
      errors[index(end)] = list.error(k);
      steps[index(end)] = step;
    }
    endOf[slot(step)] = end;
    last = step;
  }

  /** Writes what can be recalled. */
  void save(StateWriter out) {
    long first = last < 0 ? end : endOf[slot(last - STEPS + 1)];
    int count = (int) (end - first);
    long[] steps = new long[count];
    int[] listed = new int[count];
    float[] values = new float[count];
    long step = last - STEPS + 2;
    for (int k = 0; k < count; k++) {
      while (end(step) <= first + k) {
        step++;
      }
      steps[k] = step;
      listed[k] = neuron(first + k);
      values[k] = error(first + k);
    }
    out.integer("last step", last);
    out.longs("steps", steps, count);
    out.ints("neurons", listed, count);
    out.floats("errors", values, count);
  }

  /** Takes over a written log of neurons below {@code limit}. */
  void load(StateReader in, int limit) {
    long lastSaved = in.integer("last step", -1, in.step());
    long[] steps = in.steps("steps");
    int[] listed = in.indices("neurons", steps.length, limit);
    float[] values = in.floats("errors", steps.length);
    Arrays.fill(endOf, 0);
    end = 0;
    last = Math.max(-1, lastSaved - STEPS + 1);
    ErrorList list = new ErrorList();
    for (int k = 0; k < steps.length; k++) {
      if (steps[k] <= last || steps[k] > lastSaved) {
        throw in.bad("steps", steps[k], "steps from " + (last + 1) + " to " + lastSaved);
      }
      list.add(listed[k], values[k]);
      if (k + 1 == steps.length || steps[k + 1] > steps[k]) {
        append(steps[k], list);
        list.clear();
      }
    }
    if (lastSaved > last) {
      append(lastSaved, list);
    }
  }

  private void grow(long oldest) {
    int[] moreNeurons = new int[2 * neurons.length];
    float[] moreErrors = new float[2 * errors.length];
    long[] moreSteps = new long[2 * steps.length];
    for (long k = oldest; k < end; k++) {
      moreNeurons[(int) (k & (moreNeurons.length - 1))] = neurons[index(k)];
      moreErrors[(int) (k & (moreErrors.length - 1))] = errors[index(k)];
      moreSteps[(int) (k & (moreSteps.length - 1))] = steps[index(k)];
    }
    neurons = moreNeurons;
    errors = moreErrors;
    steps = moreSteps;
  }

  private static int slot(long step) {
    return (int) (step & (STEPS - 1));
  }

  private int index(long k) {
    return (int) (k & (neurons.length - 1));
  }

  /** Index of the first error of {@code step}. */
  long begin(long step) {
    return endOf[slot(step - 1)];
  }

  /** One past the index of the last error of {@code step}. */
  long end(long step) {
    return endOf[slot(step)];
  }

  /** Neuron of error {@code k}. */
  int neuron(long k) {
    return neurons[index(k)];
  }

  /** Error {@code k}. */
  float error(long k) {
    return errors[index(k)];
  }

  /** Step of error {@code k}. */
  long step(long k) {
    return steps[index(k)];
  }
}
