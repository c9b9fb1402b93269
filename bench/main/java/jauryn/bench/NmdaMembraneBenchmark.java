/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.NmdaMembrane;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link NmdaMembrane}. */
public class NmdaMembraneBenchmark extends KernelBenchmark {
  private float[] membrane;
  private float[] ampa;
  private float[] nmda;
  private float[] gaba;
  private float[] threshold;
  private float[] drive;
  private float[] inhibition;
  private float[] excess;

  /** Membranes below threshold, weak input. */
  @Setup
  public void prepare() {
    membrane = uniform(-0.07, -0.05);
    ampa = uniform(0, 1);
    nmda = uniform(0, 1);
    gaba = uniform(0, 1);
    threshold = uniform(0, 0.1);
    drive = uniform(0, 0.1);
    inhibition = uniform(0, 0.1);
    excess = uniform(0, 0.1);
  }

  /** Conductances and currents. */
  @Benchmark
  public float[] synapses() {
    NmdaMembrane.synapses(
        -0.08f, 0.5f, 0.5f, 1e-3f, 1f, 1f, membrane, ampa, nmda, gaba, drive, inhibition, n);
    return drive;
  }

  /** Membrane and threshold. */
  @Benchmark
  public float[] integrate() {
    NmdaMembrane.integrate(
        -0.07f, -0.08f, -0.05f, 0.005f, 1f, drive, inhibition, threshold, membrane, excess, n);
    return excess;
  }
}
