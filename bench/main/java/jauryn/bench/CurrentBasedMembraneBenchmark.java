/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.CurrentBasedMembrane;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link CurrentBasedMembrane}. */
public class CurrentBasedMembraneBenchmark extends KernelBenchmark {
  private float[] leak;
  private float[] membrane;
  private float[] current;

  /** Membranes near rest, synaptic currents of both signs. */
  @Setup
  public void prepare() {
    leak = uniform(0.01, 0.01);
    membrane = uniform(-0.06, -0.05);
    current = uniform(-0.01, 0.01);
  }

  /** One step of a layer. */
  @Benchmark
  public float[] integrate() {
    CurrentBasedMembrane.integrate(-0.06f, leak, 1f, membrane, current, n);
    return membrane;
  }
}
