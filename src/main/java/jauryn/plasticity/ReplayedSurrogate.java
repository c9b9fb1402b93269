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
 * Works rows out anew, one of the {@link WindowBlocks} at a time, by running the neurons once more
 * from a state kept in each: rows of a whole window do not fit the cache, and fetching them from
 * memory takes longer than this. For layers with no other input than the spikes of this connection,
 * whose weights stand still within a window.
 */
final class ReplayedSurrogate implements SurrogateHistory {
  private static final int NONE = -1;

  private final SurrogateDerivative derivative;
  private final float[] membrane;
  private final MembraneReplay replay;
  private final SpikeHistory spikes;
  private final WeightMatrix matrix;

  /** First row of every block; the state kept with it is that after its step. */
  private final float[][] firstRow;

  /** First spike after the first step of every block. */
  private final long[] nextSpike;

  private final float[][] rows;
  private final float[][] beforeWindow;
  private final WindowBlocks blocks;
  private int loaded = NONE;

  /**
   * A history of {@code membrane.length} neurons.
   *
   * @param spikes what arrived, up to the step that ends
   * @param settings length of the window, and steps before it that will be asked for
   */
  ReplayedSurrogate(
      SurrogateDerivative derivative,
      float[] membrane,
      MembraneReplay replay,
      SpikeHistory spikes,
      WeightMatrix matrix,
      SuperSpikeSettings settings) {
    this.derivative = derivative;
    this.membrane = membrane;
    this.replay = replay;
    this.spikes = spikes;
    this.matrix = matrix;
    blocks = new WindowBlocks(settings.updateInterval());
    nextSpike = new long[blocks.most()];
    firstRow = new float[blocks.most()][membrane.length];
    rows = new float[WindowBlocks.LENGTH][membrane.length];
    beforeWindow = new float[settings.feedbackDelay()][membrane.length];
  }

  @Override
  public void restart(long step) {
    for (float[] row : beforeWindow) {
      Arrays.fill(row, 0f);
    }
    blocks.start(step);
    loaded = NONE;
  }

  @Override
  public void startWindow(long step) {
    for (long s = Math.max(blocks.firstStep(), step - beforeWindow.length); s < step; s++) {
      float[] row = at(s);
      System.arraycopy(row, 0, rowBeforeWindow(s), 0, row.length);
    }
    blocks.start(step);
    loaded = NONE;
  }

  /** The row of a step before the window. */
  float[] rowBeforeWindow(long step) {
    return beforeWindow[(int) Math.floorMod(step, (long) beforeWindow.length)];
  }

  @Override
  public void endStep(long step) {
    blocks.end(step);
    loaded = NONE;
    if (blocks.row(step) == 0) {
      int block = blocks.of(step);
      derivative.evaluate(membrane, firstRow[block]);
      replay.keep(block, step);
      nextSpike[block] = spikes.end();
    }
  }

  @Override
  public void save(StateWriter out, NeuronRange local) {
    int count = blocks.count();
    int[] next = new int[count];
    Arrays.setAll(next, block -> (int) (nextSpike[block] - spikes.first()));
    out.ints("next spike", next, count);
    out.rows("before the window", local, beforeWindow.length, k -> beforeWindow[k]);
    out.rows("first of block", local, count, k -> firstRow[k]);
    replay.save(out, count);
  }

  @Override
  public void load(StateReader in, NeuronRange local, long first, long last) {
    blocks.goOn(first, last);
    loaded = NONE;
    int count = blocks.count();
    int spikesKept = (int) (spikes.end() - spikes.first());
    int[] next = in.indices("next spike", count, spikesKept + 1);
    for (int block = 0; block < count; block++) {
      nextSpike[block] = spikes.first() + next[block];
    }
    copy(in.rows("before the window", local, beforeWindow.length), beforeWindow);
    copy(in.rows("first of block", local, count), firstRow);
    replay.load(in, count);
  }

  /** The neurons in former steps. */
  MembraneReplay replay() {
    return replay;
  }

  private static void copy(StateReader.Rows saved, float[][] into) {
    for (int k = 0; k < saved.count(); k++) {
      saved.copy(k, into[k]);
    }
  }

  @Override
  public float[] at(long step) {
    if (step < blocks.firstStep()) {
      return rowBeforeWindow(step);
    }
    int block = blocks.of(step);
    if (block != loaded) {
      load(block);
    }
    int row = blocks.row(step);
    return row == 0 ? firstRow[block] : rows[row];
  }

  private void load(int block) {
    replay.rewind(block);
    long spike = nextSpike[block];
    long first = blocks.first(block);
    for (long step = first + 1; step <= blocks.last(block); step++) {
      replay.evolve(step);
      derivative.evaluate(replay.membrane(), rows[(int) (step - first)]);
      for (; spike < spikes.end() && spikes.step(spike) == step; spike++) {
        matrix.addRow(spikes.neuron(spike), replay.input());
      }
    }
    loaded = block;
  }
}
