/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import java.util.Arrays;

/**
 * Ids of the neurons of one group that fired in one step, in order of emission: first what the
 * group fired itself, then what others injected.
 */
public final class SpikeList {
  private int[] neurons = new int[16];
  private int size;
  private int own;

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
    own = 0;
  }

  /** What is added from now on was injected. */
  void endOwn() {
    own = size;
  }

  /** Number of spikes that the group fired itself. */
  int own() {
    return own;
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
