/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * The filtered errors of a layer over an update window, for a reader that goes back in time.
 *
 * <p>A row per step would not stay in the cache: by the time the reader comes, it has to be fetched
 * from memory again, which takes longer than working it out anew. So what is kept is the state of
 * the error filters every 64 steps, and the sparse events that drive them; the rows of 64 steps are
 * worked out when the reader enters them, bit for bit as in the step itself.
 */
final class ErrorHistory {
  private static final int BLOCK = 64;
  private static final int BLOCKS = SuperSpikeSettings.UPDATE_INTERVAL / BLOCK + 1;
  private static final long NONE = -1;

  private final LayerError layer;
  private final ErrorFilter[] kept = new ErrorFilter[BLOCKS];
  private final float[][] rows;
  private final ErrorFilter filter;
  private long firstStep;
  private long lastStep = -1;
  private long loaded = NONE;

  ErrorHistory(LayerError layer) {
    this.layer = layer;
    filter = layer.filter().copy();
    Arrays.setAll(kept, block -> filter.copy());
    int width = filter.filtered().length;
    rows = new float[BLOCK][width];
  }

  /** The window begins with {@code step}. */
  void startWindow(long step) {
    firstStep = step;
    loaded = NONE;
  }

  /** To be called before the filters run in {@code step}. */
  void beginStep(long step) {
    long offset = step - firstStep;
    if (offset % BLOCK == 0) {
      kept[(int) (offset / BLOCK)].copyFrom(layer.filter());
    }
    lastStep = step;
    loaded = NONE;
  }

  /** Writes the states of the filters in the present window. */
  void save(StateWriter out, NeuronRange local) {
    StateWriter window = out.in("window");
    int blocks = blocks();
    window.rows("instantaneous error", local, blocks, k -> kept[k].instantaneous());
    window.rows("rising error", local, blocks, k -> kept[k].rising());
    window.rows("filtered error", local, blocks, k -> kept[k].filtered());
  }

  /** Goes on with a window of which {@code last} was the last step so far. */
  void load(StateReader in, NeuronRange local, long first, long last) {
    StateReader window = in.in("window");
    firstStep = first;
    lastStep = last;
    loaded = NONE;
    int blocks = blocks();
    StateReader.Rows instantaneous = window.rows("instantaneous error", local);
    StateReader.Rows rising = window.rows("rising error", local);
    StateReader.Rows filtered = window.rows("filtered error", local);
    if (instantaneous.count() != blocks || rising.count() != blocks || filtered.count() != blocks) {
      throw window.bad("filtered error", filtered.count() + " rows", "" + blocks);
    }
    for (int k = 0; k < blocks; k++) {
      instantaneous.copy(k, kept[k].instantaneous());
      rising.copy(k, kept[k].rising());
      filtered.copy(k, kept[k].filtered());
    }
  }

  /** Blocks of the window that have begun. */
  private int blocks() {
    return lastStep < firstStep ? 0 : (int) ((lastStep - firstStep) / BLOCK) + 1;
  }

  /** The errors of {@code step}, in this window. */
  float[] at(long step) {
    long offset = step - firstStep;
    long block = offset / BLOCK;
    if (block != loaded) {
      load((int) block);
    }
    return rows[(int) (offset % BLOCK)];
  }

  private void load(int block) {
    filter.copyFrom(kept[block]);
    long first = firstStep + (long) block * BLOCK;
    for (long step = first; step <= Math.min(lastStep, first + BLOCK - 1); step++) {
      filter.evolve(step, rows[(int) (step - first)]);
      layer.recall(step, filter.instantaneous());
    }
    loaded = block;
  }
}
