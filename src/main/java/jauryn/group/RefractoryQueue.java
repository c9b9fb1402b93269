/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

/**
 * Neurons in their refractory period, oldest first. The period is the same for all, so a queue
 * replaces a counter per neuron: holding the few that are refractory costs nothing for the others.
 */
final class RefractoryQueue {
  private final int period;
  private final int[] neuron;
  private final long[] firedAt;
  private int head;
  private int size;

  RefractoryQueue(int neurons, int period) {
    this.period = period;
    neuron = new int[neurons];
    firedAt = new long[neurons];
  }

  /** A neuron has fired in {@code step}; it will be held in steps step+1 to step+period. */
  void add(int localNeuron, long step) {
    int tail = head + size++;
    tail = tail < neuron.length ? tail : tail - neuron.length;
    neuron[tail] = localNeuron;
    firedAt[tail] = step;
  }

  /** Starts anew from what {@link #remaining} was of every neuron after {@code step}. */
  void set(int[] remaining, long step) {
    head = 0;
    size = 0;
    for (int left = 1; left <= period; left++) {
      for (int i = 0; i < remaining.length; i++) {
        if (remaining[i] == left) {
          add(i, step - (period - left));
        }
      }
    }
  }

  /** Sets the membrane of every refractory neuron to {@code reset}. */
  void hold(long step, float[] membrane, float reset) {
    while (size > 0 && firedAt[head] < step - period) {
      head = head + 1 < neuron.length ? head + 1 : 0;
      size--;
    }
    for (int k = 0, at = head; k < size; k++) {
      membrane[neuron[at]] = reset;
      at = at + 1 < neuron.length ? at + 1 : 0;
    }
  }

  /** Steps that neuron still will be held after {@code step}. */
  int remaining(int localNeuron, long step) {
    for (int k = 0, at = head; k < size; k++) {
      if (neuron[at] == localNeuron) {
        return (int) Math.max(0, period - (step - firedAt[at]));
      }
      at = at + 1 < neuron.length ? at + 1 : 0;
    }
    return 0;
  }
}
