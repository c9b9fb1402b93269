/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.LeakyMembrane;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link LeakyMembrane}. */
public class LeakyMembraneBenchmark extends KernelBenchmark {
  private float[] membrane;
  private float[] background;

  /** Membranes below threshold, weak input. */
  @Setup
  public void prepare() {
    membrane = uniform(-0.06, -0.05);
    background = uniform(0, 0.01);
  }

  /** Jumps decay. */
  @Benchmark
  public float[] relax() {
    LeakyMembrane.relax(-0.06f, 0.005f, membrane, n);
    return membrane;
  }

  /** With a current. */
  @Benchmark
  public float[] integrate() {
    LeakyMembrane.integrate(-0.06f, 0.005f, background, membrane, n);
    return membrane;
  }
}
