/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.ErrorKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link ErrorKernel}. */
public class ErrorKernelBenchmark extends KernelBenchmark {
  private float[] error;
  private float[] rising;
  private float[] filtered;
  private float[] counted;
  private float[] average;
  private float[] sum;

  /** Errors of both signs; filters at rest. */
  @Setup
  public void prepare() {
    error = uniform(-1, 1);
    rising = new float[n];
    filtered = new float[n];
    counted = new float[n];
    average = new float[n];
    sum = new float[n];
  }

  /** The double-exponential filter of a layer. */
  @Benchmark
  public float[] filterAlone() {
    ErrorKernel.filter(0.02f, 0.01f, error, sum, rising, filtered, counted, n);
    return counted;
  }

  /** The filter, and the running mean of the squared error. */
  @Benchmark
  public float[] filterAndAverage() {
    ErrorKernel.filter(0.02f, 0.01f, 1e-4f, 0.99999f, error, rising, filtered, average, n);
    return average;
  }

  /** The filter, with what is below the threshold set to zero. */
  @Benchmark
  public float[] filter() {
    ErrorKernel.filter(0.02f, 0.01f, 1e-5f, error, rising, filtered, counted, n);
    return counted;
  }

  /** The running mean of the squared error. */
  @Benchmark
  public float[] averageSquare() {
    ErrorKernel.averageSquare(1e-4f, 0.99999f, error, average, n);
    return average;
  }

  /** The activity that the regulariser holds down. */
  @Benchmark
  public float[] addFourthPower() {
    ErrorKernel.addFourthPower(counted, error, sum, n);
    return sum;
  }
}
