/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import java.util.Arrays;

/** Ids of the neurons of one group that fired in one step, in order of emission. */
public final class SpikeList {
  private int[] neurons = new int[16];
  private int size;

  /** Appends a neuron by its global id. */
  public void add(int neuron) {
    if (size == neurons.length) {
      neurons = Arrays.copyOf(neurons, 2 * size);
    }
    neurons[size++] = neuron;
  }

  /** Empties the list. */
  public void clear() {
    size = 0;
  }

  /** Number of spikes. */
  public int size() {
    return size;
  }

  /** Global id of spike {@code k}. */
  public int neuron(int k) {
    return neurons[k];
  }
}
