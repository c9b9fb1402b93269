/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import java.util.Arrays;

/**
 * Neurons in their refractory period, oldest first. The period is the same for all, so a queue
 * replaces a counter per neuron. In it a neuron's rate, with which its membrane changes, is zero;
 * so it costs something when a period begins and when it ends, and nothing in between.
 */
final class RefractoryQueue {
  private final int period;
  private final float rate;
  private final float[] rates;

  /**
   * The queue lies between {@link #head} and {@link #tail}; when it meets the end it moves back.
   */
  private final int[] neuron;

  private final long[] firedAt;
  private int head;
  private int tail;

  /** An empty queue for neurons that are held one by one; the rates only tell who is free. */
  RefractoryQueue(int neurons, int period) {
    this(neurons, neurons, period, 1f);
  }

  /**
   * An empty queue.
   *
   * @param neurons number of neurons
   * @param width length of {@link #rates()}, at least {@code neurons}
   * @param rate of a neuron that is not refractory
   */
  RefractoryQueue(int neurons, int width, int period, float rate) {
    this.period = period;
    this.rate = rate;
    rates = new float[width];
    Arrays.fill(rates, rate);
    neuron = new int[2 * neurons];
    firedAt = new long[2 * neurons];
  }

  /** No neuron is refractory. */
  void clear() {
    while (head < tail) {
      releaseFirst();
    }
    head = 0;
    tail = 0;
  }

  /** Number of neurons. */
  int neurons() {
    return neuron.length / 2;
  }

  /** The present rates, live. */
  float[] rates() {
    return rates;
  }

  /** A neuron has fired in {@code step}; it will be held in steps step+1 to step+period. */
  void add(int localNeuron, long step) {
    if (tail == neuron.length) {
      tail -= head;
      System.arraycopy(neuron, head, neuron, 0, tail);
      System.arraycopy(firedAt, head, firedAt, 0, tail);
      head = 0;
    }
    rates[localNeuron] = 0f;
    neuron[tail] = localNeuron;
    firedAt[tail++] = step;
  }

  /**
   * Steps from the last spike of each neuron to {@code step}, later than all of them; 0 for neurons
   * that are not refractory.
   */
  int[] ages(long step) {
    int[] ages = new int[neurons()];
    for (int k = head; k < tail; k++) {
      ages[neuron[k]] = (int) (step - firedAt[k]);
    }
    return ages;
  }

  /** Starts anew with what {@link #ages} was for {@code step}. */
  void load(int[] ages, long step) {
    long[] oldestFirst = new long[ages.length];
    for (int i = 0; i < ages.length; i++) {
      oldestFirst[i] = (long) -ages[i] << Integer.SIZE | i;
    }
    Arrays.sort(oldestFirst);
    clear();
    for (long entry : oldestFirst) {
      if (ages[(int) entry] > 0) {
        add((int) entry, step - ages[(int) entry]);
      }
    }
  }

  /** Lets go who is not held in {@code step} any more. */
  void release(long step) {
    while (head < tail && firedAt[head] < step - period) {
      releaseFirst();
    }
  }

  private void releaseFirst() {
    rates[neuron[head++]] = rate;
  }

  /** Sets the membrane of every refractory neuron to {@code reset}. */
  void hold(float[] membrane, float reset) {
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
