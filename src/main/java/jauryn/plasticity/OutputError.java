/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/**
 * Error of the output layer: +1 for a spike of the target that arrives, −1 for one of the output, 0
 * if both do (equation 3 of the paper before filtering).
 *
 * <p>Every process evaluates all neurons, local or not, from spikes it has anyway; feedback to
 * hidden layers then needs no message of its own.
 */
public final class OutputError {
  private final SpikingGroup output;
  private final SpikingGroup target;
  private final float[] error;
  private final long[] touched;
  private final ErrorList nonZero = new ErrorList();

  /** The error of {@code output} with respect to the spikes of {@code target}. */
  public OutputError(SpikingGroup output, SpikingGroup target) {
    if (output.size() != target.size()) {
      throw new IllegalArgumentException(
          "output "
              + output.name()
              + " has "
              + output.size()
              + " neurons, target "
              + target.name()
              + " has "
              + target.size());
    }
    this.output = output;
    this.target = target;
    error = new float[output.size()];
    touched = new long[(output.size() + Long.SIZE - 1) / Long.SIZE];
  }

  /** Neurons of the whole output layer. */
  public int size() {
    return error.length;
  }

  /** The non-zero errors as last evaluated. */
  ErrorList nonZero() {
    return nonZero;
  }

  void save(StateWriter out) {
    nonZero.save(out, "output error");
  }

  void load(StateReader in) {
    nonZero.load(in, "output error", error.length);
  }

  /** Evaluates the error from the spikes that arrive in {@code step}. */
  void evaluate(long step) {
    nonZero.clear();
    SpikeList fired = output.arriving(step);
    SpikeList wanted = target.arriving(step);
    if (fired.size() + wanted.size() == 0) {
      return;
    }
    count(fired, -1f);
    count(wanted, 1f);
    for (int word = 0; word < touched.length; word++) {
      for (long bits = touched[word]; bits != 0; bits &= bits - 1) {
        int neuron = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        if (error[neuron] != 0f) {
          nonZero.add(neuron, error[neuron]);
          error[neuron] = 0f;
        }
      }
      touched[word] = 0;
    }
  }

  private void count(SpikeList spikes, float weight) {
    for (int k = 0; k < spikes.size(); k++) {
      int neuron = spikes.neuron(k);
      error[neuron] += weight;
      touched[neuron / Long.SIZE] |= 1L << neuron;
    }
  }
}
