/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.ErrorKernel;
import jauryn.math.Vectors;

/**
 * The double-exponential filter of a layer's error (rise 5 ms, decay 10 ms): the normalised kernel
 * α of the paper.
 */
final class ErrorFilter {
  private static final float RISE_RATE = (float) (SimulationTime.DT / LayerError.TAU_RISE);
  private static final float DECAY_RATE = (float) (SimulationTime.DT / LayerError.TAU_DECAY);
  private static final float BELOW_THRESHOLD = Math.nextDown(SuperSpikeSettings.ERROR_THRESHOLD);

  private final int flushInterval;
  private final float[] instantaneous;
  private final float[] rising;
  private final float[] filtered;

  /**
   * A filter at rest.
   *
   * @param instantaneous what it filters, to be changed between steps
   * @param flushInterval steps between flushing subnormal numbers
   */
  ErrorFilter(float[] instantaneous, int flushInterval) {
    this.flushInterval = flushInterval;
    this.instantaneous = instantaneous;
    rising = new float[instantaneous.length];
    filtered = new float[instantaneous.length];
  }

  /** Another filter in the present state of this one. */
  ErrorFilter copy() {
    ErrorFilter copy = new ErrorFilter(new float[instantaneous.length], flushInterval);
    copy.copyFrom(this);
    return copy;
  }

  /** Takes over the state of another filter of the same length. */
  void copyFrom(ErrorFilter other) {
    System.arraycopy(other.instantaneous, 0, instantaneous, 0, instantaneous.length);
    System.arraycopy(other.rising, 0, rising, 0, rising.length);
    System.arraycopy(other.filtered, 0, filtered, 0, filtered.length);
  }

  /** Writes what is not a state of the layer already. */
  void save(StateWriter out, NeuronRange local) {
    out.neurons("rising error", local, rising);
    out.neurons("filtered error", local, filtered);
  }

  void load(StateReader in, NeuronRange local) {
    in.neurons("rising error", local, rising);
    in.neurons("filtered error", local, filtered);
  }

  float[] instantaneous() {
    return instantaneous;
  }

  float[] rising() {
    return rising;
  }

  float[] filtered() {
    return filtered;
  }

  /** One step. */
  void evolve(long step) {
    ErrorKernel.filter(
        RISE_RATE, DECAY_RATE, instantaneous, rising, filtered, instantaneous.length);
    flush(step);
  }

  /**
   * One step.
   *
   * @param counted receives the filtered error where it is not below the threshold, zero elsewhere
   */
  void evolve(long step, float[] counted) {
    ErrorKernel.filter(
        RISE_RATE,
        DECAY_RATE,
        BELOW_THRESHOLD,
        instantaneous,
        rising,
        filtered,
        counted,
        counted.length);
    flush(step);
  }

  private void flush(long step) {
    if (step % flushInterval == 0) {
      Vectors.flushSubnormals(rising, rising.length);
      Vectors.flushSubnormals(filtered, filtered.length);
    }
  }
}
