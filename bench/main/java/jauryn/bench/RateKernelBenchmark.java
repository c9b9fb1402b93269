/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.RateKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link RateKernel}: one row of synapses. */
public class RateKernelBenchmark extends KernelBenchmark {
  private float[] sum;
  private float[] moment;
  private float[] weight;

  /** Moments above zero. */
  @Setup
  public void prepare() {
    sum = uniform(-1, 1);
    moment = uniform(0.1, 1);
    weight = uniform(-0.1, 0.1);
  }

  /** Without learning. */
  @Benchmark
  public float[] adaptMoment() {
    RateKernel.adaptMoment(0.1f, 1f, sum, moment, n);
    return moment;
  }

  /** With learning. */
  @Benchmark
  public float[] changeWeights() {
    RateKernel.changeWeights(0.1f, 1f, 1e-3f, 1e-12f, 0.1f, sum, moment, weight, n);
    return weight;
  }
}
