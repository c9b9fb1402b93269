/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Axonal delay line of a group: the spikes of the last steps, one list a step.
 *
 * <p>A ring of lists indexed by step modulo its length, a power of two that exceeds the delay by at
 * least the exchange interval, so that a list is neither read nor written while it is reused.
 */
public final class SpikeDelay {
  private static final String COUNTS = "spikes per step";
  private static final String NEURONS = "spikes";

  private final int delay;
  private final SpikeList[] ring;
  private final int mask;

  /** A delay line of {@code delay} steps, at least {@link SimulationTime#MIN_DELAY}. */
  public SpikeDelay(int delay) {
    if (delay < SimulationTime.MIN_DELAY) {
      throw new IllegalArgumentException(
          "an axonal delay takes at least " + SimulationTime.MIN_DELAY + " steps, not " + delay);
    }
    this.delay = delay;
    int length = Integer.highestOneBit(delay + SimulationTime.MIN_DELAY) << 1;
    ring = new SpikeList[length];
    for (int i = 0; i < length; i++) {
      ring[i] = new SpikeList();
    }
    mask = length - 1;
  }

  /** The delay in steps. */
  public int delay() {
    return delay;
  }

  /** Spikes emitted in {@code step}, which may lie up to {@link #delay()} + 1 steps back. */
  public SpikeList emitted(long step) {
    return ring[(int) step & mask];
  }

  /** Writes the spikes of the steps that can still be asked for. */
  void save(StateWriter out) {
    int[] counts = new int[delay + 1];
    IntArrayList neurons = new IntArrayList();
    for (int k = 0; k < counts.length; k++) {
      SpikeList list = emitted(out.step() - counts.length + k);
      counts[k] = list.size();
      for (int i = 0; i < list.size(); i++) {
        neurons.add(list.neuron(i));
      }
    }
    out.ints(COUNTS, counts, counts.length);
    out.ints(NEURONS, neurons.elements(), neurons.size());
  }

  /** Takes over written spikes of a group of {@code size} neurons. */
  void load(StateReader in, int size) {
    int[] counts = in.ints(COUNTS);
    int[] neurons = in.indices(NEURONS, size);
    if (counts.length != delay + 1 || !addUp(counts, neurons.length)) {
      throw in.bad(COUNTS, "lists of other lengths", delay + 1 + " that fit the neurons");
    }
    for (SpikeList list : ring) {
      list.clear();
    }
    int next = 0;
    for (int k = 0; k < counts.length; k++) {
      SpikeList list = emitted(in.step() - counts.length + k);
      for (int i = 0; i < counts[k]; i++) {
        list.add(neurons[next++]);
      }
    }
  }

  private static boolean addUp(int[] counts, int total) {
    long sum = 0;
    for (int count : counts) {
      if (count < 0) {
        return false;
      }
      sum += count;
    }
    return sum == total;
  }

  /** Spikes that arrive in {@code step}: those emitted {@link #delay()} steps before. */
  public SpikeList arriving(long step) {
    return ring[(int) (step - delay) & mask];
  }
}
