/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.IzhikevichMembrane;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link IzhikevichMembrane}. */
public class IzhikevichMembraneBenchmark extends KernelBenchmark {
  private float[] membrane;
  private float[] recovery;
  private float[] ampa;
  private float[] gaba;

  /** Membranes below threshold, weak input. */
  @Setup
  public void prepare() {
    membrane = uniform(-0.07, -0.06);
    recovery = uniform(-0.014, -0.012);
    ampa = uniform(0, 0.01);
    gaba = uniform(0, 0.01);
  }

  /** One step of a layer. */
  @Benchmark
  public float[] integrate() {
    IzhikevichMembrane.integrate(
        0.1f, 2e-3f, 0.2f, -0.08f, 1f, 1f, ampa, gaba, recovery, membrane, n);
    return membrane;
  }
}
