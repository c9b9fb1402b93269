/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.AdExMembrane;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link AdExMembrane}. */
public class AdExMembraneBenchmark extends KernelBenchmark {
  private float[] membrane;
  private float[] ampa;
  private float[] gaba;
  private float[] adaptation;

  /** Membranes below threshold, weak input. */
  @Setup
  public void prepare() {
    membrane = uniform(-0.07, -0.06);
    ampa = uniform(0, 0.05);
    gaba = uniform(0, 0.05);
    adaptation = uniform(0, 0.01);
  }

  /** The membrane. */
  @Benchmark
  public float[] integrate() {
    AdExMembrane.integrate(
        -0.07f, 0f, -0.08f, -0.05f, 2e-3f, 0.01f, ampa, gaba, adaptation, membrane, n);
    return membrane;
  }

  /** Adaptation and conductances. */
  @Benchmark
  public float[] adapt() {
    AdExMembrane.adapt(-0.07f, 0.1f, 1e-3f, 1f, 1f, membrane, ampa, gaba, adaptation, n);
    return adaptation;
  }
}
