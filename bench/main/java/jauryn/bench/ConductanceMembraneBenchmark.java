/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.ConductanceMembrane;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link ConductanceMembrane}. */
public class ConductanceMembraneBenchmark extends KernelBenchmark {
  private float[] membrane;
  private float[] background;
  private float[] ampa;
  private float[] gaba;

  /** Membranes below threshold, weak input. */
  @Setup
  public void prepare() {
    membrane = uniform(-0.06, -0.05);
    background = uniform(0, 0.02);
    ampa = uniform(0, 1);
    gaba = uniform(0, 5);
  }

  /** One step of a layer. */
  @Benchmark
  public float[] integrate() {
    ConductanceMembrane.integrate(
        -0.06f, -0.08f, 0.005f, 1f, 1f, background, ampa, gaba, membrane, n);
    return membrane;
  }
}
