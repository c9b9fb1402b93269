/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.MembraneReach;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link MembraneReach}. */
public class MembraneReachBenchmark extends KernelBenchmark {
  private float[] membrane;
  private float[] current;
  private float[] highest;

  /** Membranes on both sides of rest, currents of both signs. */
  @Setup
  public void prepare() {
    membrane = uniform(-0.07, -0.05);
    current = uniform(-0.01, 0.01);
    highest = new float[n];
  }

  /** For a layer. */
  @Benchmark
  public float[] evaluate() {
    MembraneReach.evaluate(-0.06f, 0.3356f, membrane, current, highest, n);
    return highest;
  }
}
