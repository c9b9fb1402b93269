/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/** Neurons of a layer with non-zero error in one step, ascending, and their errors. */
public final class ErrorList {
  private int[] neurons = new int[16];
  private float[] errors = new float[16];
  private int size;

  ErrorList() {}

  void clear() {
    size = 0;
  }

  void add(int neuron, float error) {
    if (size == neurons.length) {
      neurons = Arrays.copyOf(neurons, 2 * size + 1);
      errors = Arrays.copyOf(errors, 2 * size + 1);
    }
    neurons[size] = neuron;
    errors[size++] = error;
  }

  void copyFrom(ErrorList other) {
    size = 0;
    for (int k = 0; k < other.size; k++) {
      add(other.neurons[k], other.errors[k]);
    }
  }

  void save(StateWriter out, String name) {
    out.ints(name + " neurons", neurons, size);
    out.floats(name, errors, size);
  }

  /** Takes over a written list of neurons below {@code limit}. */
  void load(StateReader in, String name, int limit) {
    neurons = in.indices(name + " neurons", limit);
    errors = in.floats(name, neurons.length);
    size = neurons.length;
  }

  /** Number of neurons listed. */
  public int size() {
    return size;
  }

  /** Global id of entry {@code k}. */
  public int neuron(int k) {
    return neurons[k];
  }

  /** Error of entry {@code k}. */
  public float error(int k) {
    return errors[k];
  }
}
