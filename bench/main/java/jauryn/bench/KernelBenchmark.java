/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What benchmarks of kernels have in common: nanoseconds per call, for the sizes of the layers of
 * the Oxford network.
 *
 * <p>Kernels change their arguments. Decays are set to 1 where vectors would else fade into
 * subnormal numbers, which no simulation has for long: the arithmetic is the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class KernelBenchmark {
  /** Length of the vectors. */
  @Param({"200", "256"})
  public int n;

  /** Numbers from {@code low} to {@code high}, the same in every run. */
  protected final float[] uniform(double low, double high) {
    SplittableRandom random = new SplittableRandom(n);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (low + (high - low) * random.nextDouble());
    }
    return x;
  }

  /** Every neuron, in order: the columns of a full row. */
  protected final int[] columns() {
    int[] columns = new int[n];
    for (int i = 0; i < n; i++) {
      columns[i] = i;
    }
    return columns;
  }
}
