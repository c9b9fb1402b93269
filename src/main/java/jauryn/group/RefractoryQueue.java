/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

/**
 * Neurons in their refractory period, oldest first. The period is the same for all, so a queue
 * replaces a counter per neuron: holding the few that are refractory costs nothing for the others.
 */
final class RefractoryQueue {
  private final int period;

  /**
   * The queue lies between {@link #head} and {@link #tail}; when it meets the end it moves back.
   */
  private final int[] neuron;

  private final long[] firedAt;
  private int head;
  private int tail;

  RefractoryQueue(int neurons, int period) {
    this.period = period;
    neuron = new int[2 * neurons];
    firedAt = new long[2 * neurons];
  }

  /** A neuron has fired in {@code step}; it will be held in steps step+1 to step+period. */
  void add(int localNeuron, long step) {
    if (tail == neuron.length) {
      tail -= head;
      System.arraycopy(neuron, head, neuron, 0, tail);
      System.arraycopy(firedAt, head, firedAt, 0, tail);
      head = 0;
    }
    neuron[tail] = localNeuron;
    firedAt[tail++] = step;
  }

  /** Sets the membrane of every refractory neuron to {@code reset}. */
  void hold(long step, float[] membrane, float reset) {
    while (head < tail && firedAt[head] < step - period) {
      head++;
    }
    for (int k = head; k < tail; k++) {
      membrane[neuron[k]] = reset;
    }
  }

  /** Steps that neuron still will be held after {@code step}. */
  int remaining(int localNeuron, long step) {
    for (int k = head; k < tail; k++) {
      if (neuron[k] == localNeuron) {
        return (int) Math.max(0, period - (step - firedAt[k]));
      }
    }
    return 0;
  }
}
