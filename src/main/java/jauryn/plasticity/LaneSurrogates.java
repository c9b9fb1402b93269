/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import jauryn.connection.WeightMatrix;
import jauryn.group.LaneReplay;
import jauryn.kernel.SpikeHistory;
import jauryn.math.LaneEvents;
import jauryn.math.SurrogateReplay;
import jauryn.math.VectorKernel;
import java.util.Arrays;

/**
 * Surrogate derivatives of a few neurons, a block of steps at a time: {@link ReplayedSurrogate} in
 * lanes.
 */
final class LaneSurrogates {
  private static final int NEVER = Integer.MAX_VALUE;

  private final VectorKernel kernel;
  private final int lanes;
  private final ReplayedSurrogate history;
  private final LaneReplay replay;
  private final WeightMatrix matrix;
  private final SurrogateReplay constants;
  private final LaneEvents input = new LaneEvents();

  /** Rows in which the neurons of each group of lanes fired, some before the window, and lanes. */
  private final IntArrayList[] firedRows;

  private final IntArrayList[] firedLanes;
  private final float[] weights;

  /** Membrane, current, rate. */
  private final float[] neurons;

  private final float[] derivatives;
  private int first;
  private int count;

  /** The first spike that still matters in the block before the present one. */
  private int firedBefore;

  LaneSurrogates(
      VectorKernel kernel, ReplayedSurrogate history, WeightMatrix matrix, Surrogate surrogate) {
    this.kernel = kernel;
    this.history = history;
    this.matrix = matrix;
    lanes = kernel.lanes();
    replay = history.replay().lanes();
    constants = surrogate.replay(replay.rest(), replay.currentDecay());
    int groups = (matrix.columns() + lanes - 1) / lanes;
    firedRows = new IntArrayList[groups];
    firedLanes = new IntArrayList[groups];
    Arrays.setAll(firedRows, group -> new IntArrayList());
    Arrays.setAll(firedLanes, group -> new IntArrayList());
    weights = new float[matrix.rows() * lanes];
    neurons = new float[3 * lanes];
    derivatives = new float[WindowBlocks.LENGTH * lanes];
  }

  /** Takes in what happened in the window from {@code windowStart} to {@code step}. */
  void startSweep(long windowStart, long step, SpikeHistory spikes) {
    input.clear();
    for (long k = spikes.first(); k < spikes.end(); k++) {
      if (spikes.step(k) >= windowStart) {
        input.add((int) (spikes.step(k) - windowStart), spikes.neuron(k), 1f);
      }
    }
    input.index(WindowBlocks.LENGTH, (int) (step - windowStart) / WindowBlocks.LENGTH + 1);
    for (int group = 0; group < firedRows.length; group++) {
      firedRows[group].clear();
      firedLanes[group].clear();
    }
    SpikeHistory fired = replay.fired();
    for (long k = fired.first(); k < fired.end(); k++) {
      long row = fired.step(k) - windowStart;
      if (row >= -replay.refractorySteps()) {
        firedRows[fired.neuron(k) / lanes].add((int) row);
        firedLanes[fired.neuron(k) / lanes].add(fired.neuron(k) % lanes);
      }
    }
  }

  /** Turns to the {@code count} neurons from {@code first} on; blocks are to come in descent. */
  void startLanes(int first, int count) {
    this.first = first;
    this.count = count;
    firedBefore = firedRows[first / lanes].size();
    kernel.gather(matrix.weights(), first, count, weights);
  }

  /** The derivatives that were worked out last. */
  float[] derivatives() {
    return derivatives;
  }

  /** Copies what is kept of the steps before the window, {@code delay} of them. */
  void evaluateBeforeWindow(long windowStart, int delay) {
    for (int k = 0; k < delay; k++) {
      float[] row = history.rowBeforeWindow(windowStart - delay + k);
      System.arraycopy(row, first, derivatives, k * lanes, count);
    }
  }

  /** Works out the derivatives of a block as far as before row {@code end}. */
  void evaluate(int block, int end) {
    int origin = block * WindowBlocks.LENGTH;
    System.arraycopy(replay.membrane(block), first, neurons, 0, count);
    System.arraycopy(replay.current(block), first, neurons, lanes, count);
    Arrays.fill(neurons, 2 * lanes, 3 * lanes, replay.rate());
    System.arraycopy(neurons, 0, derivatives, 0, count);
    IntArrayList rows = firedRows[first / lanes];
    IntArrayList lane = firedLanes[first / lanes];
    while (firedBefore > 0 && rows.getInt(firedBefore - 1) > origin - replay.refractorySteps()) {
      firedBefore--;
    }
    int release = firedBefore;
    int fire = firedBefore;
    for (; fire < rows.size() && rows.getInt(fire) <= origin; fire++) {
      neurons[2 * lanes + lane.getInt(fire)] = 0f;
    }
    int next = input.begin(block);
    while (input.row(next) == origin) {
      next++; // the state that was kept has it
    }
    for (int row = origin + 1; row < end; ) {
      for (; releaseRow(rows, release, fire) <= row; release++) {
        neurons[2 * lanes + lane.getInt(release)] = replay.rate();
      }
      int fireRow = fire < rows.size() ? rows.getInt(fire) : NEVER - 1;
      int to = Math.min(end, Math.min(releaseRow(rows, release, fire), fireRow + 1));
      next =
          kernel.membranes(constants, neurons, derivatives, origin, row, to, weights, input, next);
      row = to;
      for (; fire < rows.size() && rows.getInt(fire) < row; fire++) {
        int fired = lane.getInt(fire);
        neurons[fired] = replay.rest();
        neurons[2 * lanes + fired] = 0f;
        derivatives[(row - 1 - origin) * lanes + fired] = replay.rest();
      }
    }
    kernel.surrogate(constants, derivatives, end - origin);
  }

  /** The row in which the oldest neuron that is held begins to move again. */
  private int releaseRow(IntArrayList rows, int release, int fire) {
    return release < fire ? rows.getInt(release) + replay.refractorySteps() + 1 : NEVER;
  }
}
