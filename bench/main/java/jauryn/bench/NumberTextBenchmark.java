/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.io.NumberText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link NumberText}: n numbers as monitors write them. */
public class NumberTextBenchmark extends KernelBenchmark {
  private float[] values;
  private byte[] text;

  /** Membrane potentials in volts. */
  @Setup
  public void prepare() {
    values = uniform(-0.08, 0);
    text = new byte[n * 10 + NumberText.MAX_LENGTH];
  }

  /** Six decimals. */
  @Benchmark
  public int fixed6() {
    int at = 0;
    for (float value : values) {
      at = NumberText.fixed6(text, at, value);
    }
    return at;
  }
}
