/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.AdjointKernel;
import jauryn.math.AdjointRates;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * {@link AdjointKernel}, with all vectors in cache; in a simulation errors and surrogate
 * derivatives come from memory.
 */
public class AdjointKernelBenchmark extends KernelBenchmark {
  private static final AdjointRates RATES =
      new AdjointRates(0.01f, 0.99f, 0.98f, 0.01f, 0.99f, 0.98f);

  private float[] error;
  private float[] surrogate;
  private float[] b;
  private float[] a;
  private float[] eta;
  private float[] xi;

  /** Adjoints at rest but for b. */
  @Setup
  public void prepare() {
    error = uniform(-1, 1);
    surrogate = uniform(0, 1);
    b = uniform(-1, 1);
    a = new float[n];
    eta = new float[n];
    xi = new float[n];
  }

  /** One step back. */
  @Benchmark
  public float[] stepBack() {
    AdjointKernel.stepBack(RATES, error, surrogate, b, a, eta, xi, n);
    return xi;
  }

  /** One step back where the error takes no part. */
  @Benchmark
  public float[] stepBackGiven() {
    AdjointKernel.stepBackGiven(RATES, 0.5f, surrogate, eta, xi, n);
    return xi;
  }
}
