/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.SurrogateKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link SurrogateKernel}. */
public class SurrogateKernelBenchmark extends KernelBenchmark {
  private float[] membrane;
  private float[] derivative;

  /** Membranes on both sides of the cut-off. */
  @Setup
  public void prepare() {
    membrane = uniform(-0.1, -0.05);
    derivative = new float[n];
  }

  /** The derivative for a layer. */
  @Benchmark
  public float[] evaluate() {
    SurrogateKernel.evaluate(1000f, -0.05f, -0.08f, membrane, derivative, n);
    return derivative;
  }
}
