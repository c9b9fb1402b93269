/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.connection.WeightMatrix;
import jauryn.group.MembraneReplay;
import jauryn.kernel.SpikeHistory;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * Works rows out anew, 128 steps at a time, by running the neurons once more from a state kept
 * every 128 steps: rows of a whole window do not fit the cache, and fetching them from memory takes
 * longer than this. For layers with no other input than the spikes of this connection, whose
 * weights stand still within a window.
 */
final class ReplayedSurrogate implements SurrogateHistory {
  private static final int BLOCK = 128;
  private static final int BLOCKS = SuperSpikeSettings.UPDATE_INTERVAL / BLOCK + 1;
  private static final int NONE = -1;

  private final SurrogateDerivative derivative;
  private final float[] membrane;
  private final MembraneReplay replay;
  private final SpikeHistory spikes;
  private final WeightMatrix matrix;

  /** First row of every block; the state kept with it is that after its step. */
  private final float[][] firstRow;

  /** First spike after the first step of every block. */
  private final long[] nextSpike = new long[BLOCKS];

  private final float[][] rows;
  private final float[][] beforeWindow;
  private long firstStep;
  private long lastStep;
  private int loaded = NONE;

  /**
   * A history of {@code membrane.length} neurons.
   *
   * @param spikes what arrived, up to the step that ends
   * @param delay steps before the window that will be asked for
   */
  ReplayedSurrogate(
      SurrogateDerivative derivative,
      float[] membrane,
      MembraneReplay replay,
      SpikeHistory spikes,
      WeightMatrix matrix,
      int delay) {
    this.derivative = derivative;
    this.membrane = membrane;
    this.replay = replay;
    this.spikes = spikes;
    this.matrix = matrix;
    firstRow = new float[BLOCKS][membrane.length];
    rows = new float[BLOCK][membrane.length];
    beforeWindow = new float[delay][membrane.length];
  }

  @Override
  public void restart(long step) {
    for (float[] row : beforeWindow) {
      Arrays.fill(row, 0f);
    }
    firstStep = step;
    loaded = NONE;
  }

  @Override
  public void startWindow(long step) {
    for (long s = Math.max(firstStep, step - beforeWindow.length); s < step; s++) {
      float[] row = at(s);
      System.arraycopy(row, 0, rowBeforeWindow(s), 0, row.length);
    }
    firstStep = step;
    loaded = NONE;
  }

  private float[] rowBeforeWindow(long step) {
    return beforeWindow[(int) Math.floorMod(step, (long) beforeWindow.length)];
  }

  @Override
  public void endStep(long step) {
    long offset = step - firstStep;
    if (offset % BLOCK == 0) {
      int block = (int) (offset / BLOCK);
      derivative.evaluate(membrane, firstRow[block]);
      replay.keep(block, step);
      nextSpike[block] = spikes.end();
    }
    lastStep = step;
    loaded = NONE;
  }

  @Override
  public void save(StateWriter out, NeuronRange local) {
    int blocks = blocks();
    int[] next = new int[blocks];
    Arrays.setAll(next, block -> (int) (nextSpike[block] - spikes.first()));
    out.ints("next spike", next, blocks);
    out.rows("before the window", local, beforeWindow.length, k -> beforeWindow[k]);
    out.rows("first of block", local, blocks, k -> firstRow[k]);
    replay.save(out, blocks);
  }

  @Override
  public void load(StateReader in, NeuronRange local, long first, long last) {
    firstStep = first;
    lastStep = last;
    loaded = NONE;
    int blocks = blocks();
    int count = (int) (spikes.end() - spikes.first());
    int[] next = in.indices("next spike", blocks, count + 1);
    for (int block = 0; block < blocks; block++) {
      nextSpike[block] = spikes.first() + next[block];
    }
    copy(in.rows("before the window", local, beforeWindow.length), beforeWindow);
    copy(in.rows("first of block", local, blocks), firstRow);
    replay.load(in, blocks);
  }

  private static void copy(StateReader.Rows saved, float[][] into) {
    for (int k = 0; k < saved.count(); k++) {
      saved.copy(k, into[k]);
    }
  }

  /** Blocks of the window that have begun. */
  private int blocks() {
    return lastStep < firstStep ? 0 : (int) ((lastStep - firstStep) / BLOCK) + 1;
  }

  @Override
  public float[] at(long step) {
    long offset = step - firstStep;
    if (offset < 0) {
      return rowBeforeWindow(step);
    }
    int block = (int) (offset / BLOCK);
    if (block != loaded) {
      load(block);
    }
    int row = (int) (offset % BLOCK);
    return row == 0 ? firstRow[block] : rows[row];
  }

  private void load(int block) {
    replay.rewind(block);
    long spike = nextSpike[block];
    long first = firstStep + (long) block * BLOCK;
    long last = Math.min(lastStep, first + BLOCK - 1);
    for (long step = first + 1; step <= last; step++) {
      replay.evolve(step);
      derivative.evaluate(replay.membrane(), rows[(int) (step - first)]);
      for (; spike < spikes.end() && spikes.step(spike) == step; spike++) {
        matrix.addRow(spikes.neuron(spike), replay.input());
      }
    }
    loaded = block;
  }
}
