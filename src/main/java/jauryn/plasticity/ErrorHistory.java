/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * The filtered errors of a layer over an update window.
 *
 * <p>Steps only leave a record of the sparse errors that drive the filters; these run later, for
 * many steps at once. For a reader that goes back in time they run again: a row per step would not
 * stay in the cache, and fetching it from memory takes longer than working it out anew. So what is
 * kept is their state at the start of each of the {@link WindowBlocks}; the rows of a block are
 * worked out when the reader enters it, bit for bit as the first time.
 */
final class ErrorHistory {
  private static final int NONE = -1;

  /** Fewer steps than this take less time in rows, as when somebody looks in every step. */
  private static final int WORTH_LANES = 16;

  /** Size of errors of which some in the same block may be below the threshold. */
  static final float SMALL = 10 * SuperSpikeSettings.ERROR_THRESHOLD;

  /** What else is to be done for every step, in order. */
  @FunctionalInterface
  interface Visitor {
    /** The errors of {@code step} are known; zero where they do not count. */
    void visit(long step, float[] counted);
  }

  private final LayerError layer;
  private final Visitor visitor;
  private final ErrorFilter filter;
  private final WindowBlocks blocks;
  private final ErrorFilter[] kept;

  /** Errors that came in each step of a block. */
  private final ErrorRows incoming;

  /** Filtered errors of a block, zero where they do not count. */
  private final float[][] counted;

  /** 0 for neurons whose error does not count in the whole block, 1 for others. */
  private final float[] counts;

  /** Evaluates many steps at once; null if there is none. */
  private Evaluation lanes;

  private long evaluated = -1;
  private int loaded = NONE;

  /**
   * Errors of {@code layer}.
   *
   * @param visitor sees every step once, or null
   */
  ErrorHistory(LayerError layer, Visitor visitor) {
    this.layer = layer;
    this.visitor = visitor;
    filter = layer.filter().copy();
    blocks = new WindowBlocks(layer.interval());
    kept = new ErrorFilter[blocks.most()];
    Arrays.setAll(kept, block -> filter.copy());
    int width = filter.filtered().length;
    incoming = new ErrorRows(WindowBlocks.LENGTH, width);
    counted = new float[WindowBlocks.LENGTH][width];
    counts = new float[width];
  }

  /** The window begins with {@code step}; what came before is evaluated. */
  void startWindow(long step) {
    blocks.start(step);
    evaluated = step - 1;
    loaded = NONE;
  }

  /** The errors of {@code step}, the next one of the window, are on record. */
  void endStep(long step) {
    blocks.end(step);
    loaded = NONE;
    if (lanes == null && blocks.row(step) == WindowBlocks.LENGTH - 1) {
      evaluate();
    }
  }

  /** Writes the states of the filters in the present window, all of which are evaluated. */
  void save(StateWriter out, NeuronRange local) {
    StateWriter window = out.in("window");
    int count = blocks.count();
    window.rows("instantaneous error", local, count, k -> kept[k].instantaneous());
    window.rows("rising error", local, count, k -> kept[k].rising());
    window.rows("filtered error", local, count, k -> kept[k].filtered());
  }

  /** Goes on with a window of which {@code last} was the last step so far. */
  void load(StateReader in, NeuronRange local, long first, long last) {
    StateReader window = in.in("window");
    blocks.goOn(first, last);
    evaluated = last;
    loaded = NONE;
    int count = blocks.count();
    StateReader.Rows instantaneous = window.rows("instantaneous error", local);
    StateReader.Rows rising = window.rows("rising error", local);
    StateReader.Rows filtered = window.rows("filtered error", local);
    if (instantaneous.count() != count || rising.count() != count || filtered.count() != count) {
      throw window.bad("filtered error", filtered.count() + " rows", "" + count);
    }
    for (int k = 0; k < count; k++) {
      instantaneous.copy(k, kept[k].instantaneous());
      rising.copy(k, kept[k].rising());
      filtered.copy(k, kept[k].filtered());
    }
  }

  /** Runs the filters of the layer through some steps of the window. */
  @FunctionalInterface
  interface Evaluation {
    /** Runs them from {@code first} to {@code last}, and keeps their state where blocks begin. */
    void run(long first, long last);
  }

  /**
   * From now on steps are left until somebody asks, for an evaluation that has the same result and
   * does what the visitor would.
   */
  void setEvaluation(Evaluation evaluation) {
    lanes = evaluation;
  }

  /** First step of the window. */
  long firstStep() {
    return blocks.firstStep();
  }

  /** State of the filters before the first step of a block, live. */
  ErrorFilter kept(int block) {
    return kept[block];
  }

  /** Brings the filters of the layer to the last step. */
  void evaluate() {
    if (lanes != null && blocks.lastStep() - evaluated >= WORTH_LANES) {
      lanes.run(evaluated + 1, blocks.lastStep());
      evaluated = blocks.lastStep();
      loaded = NONE;
    }
    while (evaluated < blocks.lastStep()) {
      evaluateBlock();
    }
  }

  private void evaluateBlock() {
    long first = evaluated + 1;
    int block = blocks.of(first);
    if (first == blocks.first(block)) {
      kept[block].copyFrom(layer.filter());
    }
    evaluated = blocks.last(block);
    runForward(first, evaluated);
    loaded = NONE;
  }

  private void runForward(long first, long last) {
    ErrorFilter forward = layer.filter();
    layer.recall(first, last, incoming);
    float[] error = forward.instantaneous();
    for (long step = first; step <= last; step++) {
      int row = (int) (step - first);
      if (visitor == null) {
        layer.evolve(step, error);
      } else {
        forward.evolveCounted(step, error, counted[row]);
        layer.evolveAverageSquare();
        visitor.visit(step, counted[row]);
      }
      error = incoming.row(row);
    }
    System.arraycopy(error, 0, forward.instantaneous(), 0, error.length);
  }

  private void load(int block) {
    filter.copyFrom(kept[block]);
    long first = blocks.first(block);
    long last = blocks.last(block);
    layer.recall(first, last, incoming);
    findQuiet(first, last);
    float[] error = filter.instantaneous();
    for (long step = first; step <= last; step++) {
      int row = (int) (step - first);
      filter.evolve(step, error, counts, counted[row]);
      error = incoming.row(row);
    }
    int rows = (int) (last - first + 1);
    for (int i = 0; i < error.length; i++) {
      if (counts[i] != 0f
          && (isSmall(kept[block].filtered()[i]) || isSmall(filter.filtered()[i]))) {
        cutOff(i, rows);
      }
    }
    loaded = block;
  }

  /** Finds the neurons whose error is below the threshold and remains so. */
  private void findQuiet(long first, long last) {
    for (int i = 0; i < counts.length; i++) {
      boolean quiet = isQuiet(filter.instantaneous()[i], filter.rising()[i], filter.filtered()[i]);
      counts[i] = quiet ? 0f : 1f;
    }
    layer.markTouched(first, last, counts);
  }

  /** Whether an error is below the threshold, and remains so if no other comes. */
  private static boolean isQuiet(float instantaneous, float rising, float filtered) {
    return instantaneous == 0f
        && ErrorFilter.counted(rising) == 0f
        && ErrorFilter.counted(filtered) == 0f;
  }

  /**
   * Whether an error may have been above the threshold and below in the same block. A large error
   * of changing sign is below it for a step, which it may: only what fades away would otherwise
   * count for ever.
   */
  private static boolean isSmall(float filtered) {
    return Math.abs(filtered) < SMALL && filtered != 0f;
  }

  private void cutOff(int neuron, int rows) {
    for (int row = 0; row < rows; row++) {
      counted[row][neuron] = ErrorFilter.counted(counted[row][neuron]);
    }
  }

  /**
   * The errors of {@code step}, in this window and evaluated: zero where they do not count. Valid
   * until the next call.
   */
  float[] at(long step) {
    int block = blocks.of(step);
    if (block != loaded) {
      load(block);
    }
    return counted[blocks.row(step)];
  }
}
