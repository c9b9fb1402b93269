/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.EligibilityKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link EligibilityKernel}: one row of synapses. */
public class EligibilityKernelBenchmark extends KernelBenchmark {
  private static final float PSP = 0.01f;
  private static final float RATE = 0.01f;
  private static final float DECAY = 0.98f;
  private static final float STRENGTH = 1e-6f;

  private int[] columns;
  private float[] surrogate;
  private float[] error;
  private float[] eligibility;
  private float[] filtered;
  private float[] sum;
  private float[] weight;

  /** Eligibilities at rest, a lasting potential. */
  @Setup
  public void prepare() {
    columns = columns();
    surrogate = uniform(0, 1);
    error = uniform(-1, 1);
    eligibility = new float[n];
    filtered = new float[n];
    sum = new float[n];
    weight = uniform(-0.1, 0.1);
  }

  /** A full row. */
  @Benchmark
  public float[] evolveRow() {
    EligibilityKernel.evolveRow(PSP, RATE, DECAY, surrogate, error, eligibility, filtered, sum, n);
    return sum;
  }

  /** A row with a list of its synapses. */
  @Benchmark
  public float[] evolveSparseRow() {
    EligibilityKernel.evolveSparseRow(
        PSP, RATE, DECAY, surrogate, error, eligibility, filtered, sum, columns);
    return sum;
  }

  /** A row that fades. */
  @Benchmark
  public float[] evolveFadingRow() {
    EligibilityKernel.evolveFadingRow(
        PSP, RATE, DECAY, surrogate, error, eligibility, filtered, sum, null);
    return sum;
  }

  /** The regulariser of a full row. */
  @Benchmark
  public float[] regulariseRow() {
    EligibilityKernel.regulariseRow(STRENGTH, error, weight, sum, n);
    return sum;
  }

  /** The regulariser of a row with a list of its synapses. */
  @Benchmark
  public float[] regulariseSparseRow() {
    EligibilityKernel.regulariseSparseRow(STRENGTH, error, weight, sum, columns);
    return sum;
  }
}
