/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.PoissonTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link PoissonTable}. */
public class PoissonTableBenchmark extends KernelBenchmark {
  private final PoissonTable table = new PoissonTable(2);
  private float[] membrane;
  private long state;

  /** Membranes below threshold, weak input. */
  @Setup
  public void prepare() {
    membrane = uniform(-0.07, -0.06);
  }

  /** Two spikes a neuron. */
  @Benchmark
  public float[] add() {
    table.add(state++, 0, 1e-4f, membrane, n);
    return membrane;
  }
}
