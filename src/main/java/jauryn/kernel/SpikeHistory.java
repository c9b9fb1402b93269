/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.NeuronRange;

/** Spikes of the last steps as a ring of (step, neuron) pairs, read from the newest backwards. */
public final class SpikeHistory {
  private static final String STEPS = " steps";
  private static final int WORDS = 3;

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

  /** Writes spikes that all ranks know. */
  public void save(StateWriter out, String name) {
    int count = (int) (end - first);
    long[] listed = new long[count];
    int[] fired = new int[count];
    for (int k = 0; k < count; k++) {
      listed[k] = step(first + k);
      fired[k] = neuron(first + k);
    }
    out.longs(name + STEPS, listed, count);
    out.ints(name, fired, count);
  }

  /**
   * Writes spikes of the local neurons of each rank.
   *
   * @param local the neurons of this rank, of which this history has local indices
   */
  public void saveLocal(StateWriter out, String name, NeuronRange local) {
    SpikeHistory all = new SpikeHistory();
    int count = (int) (end - first);
    int[] code = new int[WORDS * count];
    for (int k = 0; k < count; k++) {
      long step = step(first + k);
      code[WORDS * k] = (int) (step >>> Integer.SIZE);
      code[WORDS * k + 1] = (int) step;
      code[WORDS * k + 2] = local.begin() + neuron(first + k);
    }
    int[][] ofRanks = out.gather(code, code.length);
    int[] at = new int[ofRanks.length];
    for (int rank = earliest(ofRanks, at); rank >= 0; rank = earliest(ofRanks, at)) {
      all.append(step(ofRanks[rank], at[rank]), ofRanks[rank][at[rank] + 2]);
      at[rank] += WORDS;
    }
    all.save(out, name);
  }

  /** The first rank whose next spike is not after those of the others; -1 if there are none. */
  private static int earliest(int[][] ofRanks, int[] at) {
    int found = -1;
    for (int rank = 0; rank < at.length; rank++) {
      if (at[rank] < ofRanks[rank].length
          && (found < 0 || step(ofRanks[rank], at[rank]) < step(ofRanks[found], at[found]))) {
        found = rank;
      }
    }
    return found;
  }

  private static long step(int[] code, int at) {
    return (long) code[at] << Integer.SIZE | code[at + 1] & 0xffff_ffffL;
  }

  /** Takes over written spikes of a group of {@code size} neurons. */
  public void load(StateReader in, String name, int size) {
    long[] listed = in.steps(name + STEPS);
    int[] fired = in.indices(name, listed.length, size);
    forgetBefore(Long.MAX_VALUE);
    for (int k = 0; k < listed.length; k++) {
      append(listed[k], fired[k]);
    }
  }

  /** Takes over those of the local neurons, by local index. */
  public void loadLocal(StateReader in, String name, NeuronRange local) {
    SpikeHistory all = new SpikeHistory();
    all.load(in, name, local.size());
    forgetBefore(Long.MAX_VALUE);
    for (long k = all.first; k < all.end; k++) {
      if (local.contains(all.neuron(k))) {
        append(all.step(k), all.neuron(k) - local.begin());
      }
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
