/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.SpikeList;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/**
 * Arriving spikes of the last steps as a ring of (step, neuron) pairs, read from the newest
 * backwards.
 */
final class SpikeHistory {
  private long[] steps = new long[1024];
  private int[] neurons = new int[1024];
  private long first;
  private long end;

  /** Appends the spikes of {@code step}, and forgets those before {@code oldest}. */
  void append(long step, SpikeList spikes, long oldest) {
    while (first < end && steps[slot(first)] < oldest) {
      first++;
    }
    for (int k = 0; k < spikes.size(); k++) {
      if (end - first == steps.length) {
        grow();
      }
      steps[slot(end)] = step;
      neurons[slot(end)] = spikes.neuron(k);
      end++;
    }
  }

  void save(StateWriter out) {
    int count = (int) (end - first);
    long[] listed = new long[count];
    int[] fired = new int[count];
    for (int k = 0; k < count; k++) {
      listed[k] = step(first + k);
      fired[k] = neuron(first + k);
    }
    out.longs("spike steps", listed, count);
    out.ints("spikes", fired, count);
  }

  /** Takes over a written history of neurons below {@code limit}. */
  void load(StateReader in, int limit) {
    long[] listed = in.steps("spike steps");
    int[] fired = in.indices("spikes", listed.length, limit);
    first = 0;
    end = 0;
    for (; end < listed.length; end++) {
      if (end == steps.length) {
        grow();
      }
      steps[slot(end)] = listed[(int) end];
      neurons[slot(end)] = fired[(int) end];
    }
  }

  private void grow() {
    long[] moreSteps = new long[2 * steps.length];
    int[] moreNeurons = new int[2 * steps.length];
    for (long k = first; k < end; k++) {
      moreSteps[(int) (k & (moreSteps.length - 1))] = steps[slot(k)];
      moreNeurons[(int) (k & (moreSteps.length - 1))] = neurons[slot(k)];
    }
    steps = moreSteps;
    neurons = moreNeurons;
  }

  private int slot(long k) {
    return (int) (k & (steps.length - 1));
  }

  /** Index of the oldest event kept. */
  long first() {
    return first;
  }

  /** One past the index of the newest event. */
  long end() {
    return end;
  }

  /** One past the index of the last event that is not after {@code step}. */
  long endOf(long step) {
    long k = end;
    while (k > first && steps[slot(k - 1)] > step) {
      k--;
    }
    return k;
  }

  /** Step of event {@code k}. */
  long step(long k) {
    return steps[slot(k)];
  }

  /** Neuron of event {@code k}. */
  int neuron(long k) {
    return neurons[slot(k)];
  }
}
