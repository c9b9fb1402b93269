/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

/** Spikes of the last steps as a ring of (step, neuron) pairs, read from the newest backwards. */
public final class SpikeHistory {
  private long[] steps = new long[1024];
  private int[] neurons = new int[1024];
  private long first;
  private long end;

  /** Forgets the spikes before {@code oldest}. */
  public void forgetBefore(long oldest) {
    while (first < end && steps[slot(first)] < oldest) {
      first++;
    }
  }

  /** Appends the spikes of {@code step}. */
  public void append(long step, SpikeList spikes) {
    for (int k = 0; k < spikes.size(); k++) {
      append(step, spikes.neuron(k));
    }
  }

  /** Appends a spike; steps must not descend. */
  public void append(long step, int neuron) {
    if (end - first == steps.length) {
      grow();
    }
    steps[slot(end)] = step;
    neurons[slot(end)] = neuron;
    end++;
  }

  /** Writes the spikes of neurons with global numbers. */
  public void save(StateWriter out) {
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
  public void load(StateReader in, int limit) {
    long[] listed = in.steps("spike steps");
    int[] fired = in.indices("spikes", listed.length, limit);
    first = 0;
    end = 0;
    for (int k = 0; k < listed.length; k++) {
      append(listed[k], fired[k]);
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
  public long first() {
    return first;
  }

  /** One past the index of the newest event. */
  public long end() {
    return end;
  }

  /** One past the index of the last event that is not after {@code step}. */
  public long endOf(long step) {
    long k = end;
    while (k > first && steps[slot(k - 1)] > step) {
      k--;
    }
    return k;
  }

  /** Step of event {@code k}. */
  public long step(long k) {
    return steps[slot(k)];
  }

  /** Neuron of event {@code k}. */
  public int neuron(long k) {
    return neurons[slot(k)];
  }
}
