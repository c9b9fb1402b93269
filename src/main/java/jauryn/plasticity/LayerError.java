/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.group.NeuronGroup;
import jauryn.kernel.SimulationTime;
import jauryn.math.ErrorKernel;
import jauryn.math.Vectors;

/**
 * Error signals of the local neurons of a layer: the instantaneous error, the same filtered by a
 * double exponential (rise 5 ms, decay 10 ms), and its square averaged over 10 s.
 */
public final class LayerError {
  /** Time constant of the first error filter, s. */
  public static final float TAU_RISE = 5e-3f;

  /** Time constant of the second error filter, s. */
  public static final float TAU_DECAY = 10e-3f;

  /** Time constant of the average of the squared error, s. */
  public static final double TAU_AVERAGE = 10.0;

  private static final float RISE_RATE = (float) (SimulationTime.DT / TAU_RISE);
  private static final float DECAY_RATE = (float) (SimulationTime.DT / TAU_DECAY);
  private static final float AVERAGE_DECAY = (float) Math.exp(-SimulationTime.DT / TAU_AVERAGE);
  private static final float BELOW_THRESHOLD = Math.nextDown(SuperSpikeSettings.ERROR_THRESHOLD);
  private static final float DT = (float) SimulationTime.DT;

  private final float[] instantaneous;
  private final float[] incoming;
  private final float[] rising;
  private final float[] filtered;
  private final float[] averageSquare;
  private final int[] set;
  private final int firstNeuron;
  private final int length;
  private final int flushInterval;
  private int setCount;

  /**
   * Errors of {@code layer}.
   *
   * @param flushInterval steps between flushing subnormal numbers; 1 reproduces the reference down
   *     to the sign of a printed zero
   */
  LayerError(NeuronGroup layer, int flushInterval) {
    this.flushInterval = flushInterval;
    instantaneous = layer.state("err");
    incoming = layer.state("err_in");
    averageSquare = layer.state("avgsqrerr");
    length = instantaneous.length;
    rising = new float[length];
    set = new int[length];
    filtered = new float[length];
    firstNeuron = layer.local().begin();
  }

  /** The error of the last step, ±1 for output neurons. */
  public float[] instantaneous() {
    return instantaneous;
  }

  /** Where feedback connections add the error that takes effect in this step. */
  public float[] incoming() {
    return incoming;
  }

  /** The error after the first filter. */
  public float[] rising() {
    return rising;
  }

  /** The filtered error, e_i in the paper. */
  public float[] filtered() {
    return filtered;
  }

  /** Running average of the squared filtered error. */
  public float[] averageSquare() {
    return averageSquare;
  }

  /**
   * One step of both filters.
   *
   * @param counted receives the filtered error where it is not below the threshold, zero elsewhere
   */
  void evolveTraces(long step, float[] counted) {
    ErrorKernel.filter(
        RISE_RATE, DECAY_RATE, BELOW_THRESHOLD, instantaneous, rising, filtered, counted, length);
    if (step % flushInterval == 0) {
      Vectors.flushSubnormals(rising, length);
      Vectors.flushSubnormals(filtered, length);
    }
  }

  /** One step of the running average of the squared error. */
  void evolveAverageSquare() {
    ErrorKernel.averageSquare(DT, AVERAGE_DECAY, filtered, averageSquare, length);
  }

  /** Makes the error that came in this step the instantaneous one. */
  void takeIncoming() {
    Vectors.move(incoming, instantaneous, length);
  }

  /** Makes the local part of a list of errors the instantaneous one. */
  void take(ErrorList errors) {
    for (int k = 0; k < setCount; k++) {
      instantaneous[set[k]] = 0f;
    }
    setCount = 0;
    for (int k = 0; k < errors.size(); k++) {
      int i = errors.neuron(k) - firstNeuron;
      if (i >= 0 && i < length) {
        instantaneous[i] = errors.error(k);
        set[setCount++] = i;
      }
    }
  }

  /**
   * Mean square error with the normalisation of the reference program, which makes it independent
   * of the kernel's time constants and corrects for the start of the average.
   *
   * @param time model time in seconds
   */
  public double meanSquareError(double time) {
    double a = TAU_DECAY;
    double b = TAU_RISE;
    double amplitude = a * b / (a - b);
    double energy = amplitude * amplitude * (a / 2 + b / 2 - 2 * a * b / (a + b));
    double mean = Vectors.sum(averageSquare, length) / length;
    return mean / energy / TAU_AVERAGE / (1 - Math.exp(-time / TAU_AVERAGE) + 1e-9);
  }
}
