/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import java.util.Arrays;

/**
 * Runs the loops of a {@link VectorKernel} on made-up neurons until they are compiled. Calls are
 * short and, once there were enough of them, far between, so as to leave the processor to the
 * compiler and to those who simulate meanwhile.
 */
final class KernelTrial {
  private static final int ROWS = 32;
  private static final int NEURONS = 200;
  private static final int EVENT_DISTANCE = 5;

  /** A round takes 2 µs when compiled, and hundred times as long when not. */
  private static final long FAST_NANOS = 25_000;

  private static final int FAST_ROUNDS = 100;

  /** Calls after which Java compiles a loop for good. */
  private static final int ENOUGH_ROUNDS = 1000;

  private static final long PAUSE_MILLIS = 2;
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final AdjointRates RATES =
      new AdjointRates(0.01f, 0.99f, 0.98f, 0.01f, 0.99f, 0.98f);
  private static final SurrogateReplay CONSTANTS =
      new SurrogateReplay(-0.06f, 0.98f, 1000f, -0.05f, -0.08f);

  private final VectorKernel kernel;
  private final int lanes;
  private final float[] membrane = new float[NEURONS];
  private final float[] current = new float[NEURONS];
  private final float[] leak = new float[NEURONS];
  private final int[] found = new int[NEURONS];
  private final float[] neurons;
  private final float[] filter;
  private final float[] ones;
  private final float[] factor;
  private final float[] activity;
  private final float[] adjoint;
  private final float[] error;
  private final float[] surrogate;
  private final float[] table;
  private final float[] counts;
  private final float[][] rows;
  private final float[] byRow = new float[ROWS];
  private final LaneEvents ascending = new LaneEvents();
  private final LaneEvents descending = new LaneEvents();

  KernelTrial(VectorKernel kernel) {
    this.kernel = kernel;
    lanes = kernel.lanes();
    neurons = new float[3 * lanes];
    filter = new float[4 * lanes];
    ones = new float[lanes];
    factor = new float[lanes];
    activity = new float[2 * lanes];
    adjoint = new float[4 * lanes];
    error = new float[ROWS * lanes];
    surrogate = new float[ROWS * lanes];
    table = new float[lanes];
    counts = new float[kernel.countLanes()];
    rows = new float[ROWS][lanes];
    Arrays.fill(ones, 1f);
    Arrays.fill(leak, 0.01f);
    for (int row = 0; row < ROWS; row += EVENT_DISTANCE) {
      ascending.add(row, 0, 1f);
      ascending.add(row, 0, 1f); // all branches are to be seen, lest loops are compiled twice
      descending.add(ROWS - 1 - row, 0, 1f, row % 2);
    }
  }

  /** Whether the loops become fast within some time. */
  boolean becomesFast() throws InterruptedException {
    long start = System.nanoTime();
    int fast = 0;
    for (int rounds = 0; fast < FAST_ROUNDS; rounds++) {
      long begin = System.nanoTime();
      round();
      long end = System.nanoTime();
      fast = end - begin < FAST_NANOS ? fast + 1 : 0;
      if (end - start > PATIENCE_NANOS) {
        return false;
      }
      if (fast == 0 && rounds > ENOUGH_ROUNDS) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    return true;
  }

  private void round() {
    Arrays.fill(membrane, -0.06f);
    membrane[0] = 0f;
    membrane[NEURONS - 1] = 0f;
    Arrays.fill(current, 0.02f);
    for (int step = 0; step < 10; step++) {
      kernel.integrateAndFind(-0.06f, leak, 0.98f, membrane, current, NEURONS, -0.05f, found);
    }
    Arrays.fill(neurons, 0.01f);
    kernel.membranes(CONSTANTS, neurons, surrogate, 0, 0, ROWS, table, ascending, 0);
    kernel.surrogate(CONSTANTS, surrogate, ROWS);
    kernel.errors(0.02f, 0.01f, filter, ones, error, 0, 0, ROWS, ones, ascending, 0);
    kernel.averagedErrors(
        0.02f, 0.01f, 1e-4f, 0.99f, filter, error, 0, 0, ROWS, ones, ascending, 0);
    kernel.activity(0.99f, 0.01f, activity, error, 0, 0, ROWS, ascending, 0);
    kernel.counts(0.99f, counts, 0, 0, ROWS, ascending, 0);
    kernel.gather(rows, 0, error);
    kernel.scatter(error, rows, 0);
    kernel.quiet(0.01f, filter, factor);
    kernel.cutOff(0.01f, 1f, ones, ones, filter, error, ROWS);
    kernel.cutOff(0.01f, 2f, ones, ones, filter, error, ROWS);
    Arrays.fill(table, 0f);
    kernel.adjoint(RATES, adjoint, error, 0, surrogate, 0, 0, ROWS - 1, 0, table, descending, 0);
    kernel.givenAdjoint(RATES, adjoint, byRow, surrogate, 0, 0, ROWS - 1, 0, table, descending, 0);
    Arrays.fill(table, 0f);
    Arrays.fill(adjoint, 0f);
    Arrays.fill(activity, 0f);
  }
}
