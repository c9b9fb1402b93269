/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.AdjointRates;
import jauryn.math.LaneEvents;
import jauryn.math.SurrogateReplay;
import jauryn.math.VectorKernel;
import jauryn.math.VectorKernels;
import java.util.Arrays;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * {@link VectorKernel}: nanoseconds per step of all neurons, which go through 128 steps a few at a
 * time; with an event every ten steps.
 */
public class VectorKernelBenchmark extends KernelBenchmark {
  private static final int ROWS = 128;
  private static final int EVENT_DISTANCE = 10;
  private static final int LONGEST_WAIT_MILLIS = 30_000;
  private static final AdjointRates RATES =
      new AdjointRates(0.01f, 0.99f, 0.98f, 0.01f, 0.99f, 0.98f);
  private static final SurrogateReplay MEMBRANE =
      new SurrogateReplay(-0.06f, 1f, 1000f, -0.05f, -0.08f);

  private final LaneEvents ascending = new LaneEvents();
  private final LaneEvents descending = new LaneEvents();
  private VectorKernel kernel;
  private int lanes;
  private float[] state;
  private float[] table;
  private float[] other;
  private float[] ones;
  private float[] membrane;
  private float[] current;
  private float[] leak;
  private int[] found;

  /** Waits for the loops; all neurons are at rest. */
  @Setup
  public void prepare() throws InterruptedException {
    Supplier<VectorKernel> kernels = VectorKernels.shared();
    for (int waited = 0; kernels.get() == null; waited++) {
      if (waited > LONGEST_WAIT_MILLIS) {
        throw new IllegalStateException("this Java does not run the loops of VectorKernel");
      }
      Thread.sleep(1);
    }
    kernel = kernels.get();
    lanes = kernel.lanes();
    state = new float[4 * lanes];
    table = new float[ROWS * lanes];
    other = new float[ROWS * lanes];
    ones = new float[lanes];
    Arrays.fill(ones, 1f);
    for (int row = 0; row < ROWS; row += EVENT_DISTANCE) {
      ascending.add(row, 0, 0f);
      descending.add(ROWS - 1 - row, 0, 0f);
    }
    membrane = uniform(-0.07, -0.052);
    current = new float[n];
    leak = uniform(0.01, 0.01);
    found = new int[n];
  }

  private int groups() {
    return (n + lanes - 1) / lanes;
  }

  /** One step of the membranes, and the search for spikes. */
  @Benchmark
  public int integrateAndFind() {
    return kernel.integrateAndFind(-0.06f, leak, 1f, membrane, current, n, -0.05f, found);
  }

  /** Membranes once more. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] membranes() {
    for (int group = 0; group < groups(); group++) {
      kernel.membranes(MEMBRANE, state, table, 0, 0, ROWS, other, ascending, 0);
    }
    return table;
  }

  /** Their surrogate derivatives. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] surrogate() {
    for (int group = 0; group < groups(); group++) {
      Arrays.fill(table, -0.055f);
      kernel.surrogate(MEMBRANE, table, ROWS);
    }
    return table;
  }

  /** The filters of the error. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] errors() {
    for (int group = 0; group < groups(); group++) {
      kernel.errors(0.02f, 0.01f, state, ones, table, 0, 0, ROWS, other, ascending, 0);
    }
    return table;
  }

  /** The same, and the average of the square. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] averagedErrors() {
    for (int group = 0; group < groups(); group++) {
      kernel.averagedErrors(0.02f, 0.01f, 1e-4f, 1f, state, table, 0, 0, ROWS, other, ascending, 0);
    }
    return state;
  }

  /** Activity of the regulariser. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] activity() {
    for (int group = 0; group < groups(); group++) {
      kernel.activity(0.99f, 0.01f, state, table, 0, 0, ROWS, ascending, 0);
    }
    return state;
  }

  /** Counts of spikes. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] counts() {
    for (int first = 0; first < n; first += kernel.countLanes()) {
      kernel.counts(0.99f, table, first, 0, ROWS, ascending, 0);
    }
    return table;
  }

  /** The adjoints of the gradient. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] adjoint() {
    for (int group = 0; group < groups(); group++) {
      kernel.adjoint(RATES, state, table, 0, table, 0, 0, ROWS - 1, 0, other, descending, 0);
    }
    return state;
  }

  /** Those of one eligibility. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] givenAdjoint() {
    for (int group = 0; group < groups(); group++) {
      kernel.givenAdjoint(RATES, state, table, table, 0, 0, ROWS - 1, 0, other, descending, 0);
    }
    return state;
  }
}
