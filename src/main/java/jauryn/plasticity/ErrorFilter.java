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
  static final float RISE_RATE = (float) (SimulationTime.DT / LayerError.TAU_RISE);
  static final float DECAY_RATE = (float) (SimulationTime.DT / LayerError.TAU_DECAY);
  static final float BELOW_THRESHOLD = Math.nextDown(SuperSpikeSettings.ERROR_THRESHOLD);

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

  /** One step, driven by {@link #instantaneous()} or another error in its place. */
  void evolve(long step, float[] error) {
    ErrorKernel.filter(RISE_RATE, DECAY_RATE, error, rising, filtered, error.length);
    flush(step);
  }

  /**
   * The same.
   *
   * @param factor what is multiplied with the filtered error
   * @param result receives the product
   */
  void evolve(long step, float[] error, float[] factor, float[] result) {
    ErrorKernel.filter(
        RISE_RATE, DECAY_RATE, error, factor, rising, filtered, result, error.length);
    flush(step);
  }

  /**
   * The same.
   *
   * @param counted receives the filtered error where it is not below the threshold, zero elsewhere
   */
  void evolveCounted(long step, float[] error, float[] counted) {
    ErrorKernel.filter(
        RISE_RATE, DECAY_RATE, BELOW_THRESHOLD, error, rising, filtered, counted, counted.length);
    flush(step);
  }

  /**
   * The same, and the running average of the squared filtered error.
   *
   * @param averageDecay factor of the average in a step
   */
  void evolveAveraging(long step, float[] error, float averageDecay, float[] average) {
    ErrorKernel.filter(
        RISE_RATE,
        DECAY_RATE,
        (float) SimulationTime.DT,
        averageDecay,
        error,
        rising,
        filtered,
        average,
        error.length);
    flush(step);
  }

  /** Sets a filtered error that does not count to zero. */
  static float counted(float filtered) {
    return Math.abs(filtered) > BELOW_THRESHOLD ? filtered : 0f;
  }

  /** Whether subnormal numbers are set to zero after {@code step}. */
  boolean flushes(long step) {
    return step % flushInterval == 0;
  }

  /** The first step from {@code step} on after which subnormal numbers are set to zero. */
  long nextFlush(long step) {
    return (step + flushInterval - 1) / flushInterval * flushInterval;
  }

  private void flush(long step) {
    if (flushes(step)) {
      Vectors.flushSubnormals(rising, rising.length);
      Vectors.flushSubnormals(filtered, filtered.length);
    }
  }
}
