/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.DecayingCounts;
import jauryn.kernel.SpikeHistory;
import jauryn.math.LaneEvents;
import jauryn.math.VectorKernel;
import jauryn.math.Vectors;
import java.util.Arrays;

/** Filtered errors of a few neurons, a block of steps at a time: {@link ErrorHistory} in lanes. */
final class LaneErrors {
  private final VectorKernel kernel;
  private final int lanes;
  private final int neurons;
  private final LayerError layer;
  private final ErrorHistory history;

  /** Errors that come, for each group of lanes; one list for all where feedback brings them. */
  private final LaneEvents[] events;

  /** Vectors of the events: feedback weights to the lanes, or unit vectors. */
  private final float[] table;

  /** Weights from every output neuron in the present window; none where no feedback comes. */
  private final float[][] feedback;

  /** Error, rising, filtered and, going forward, average. */
  private final float[] filter;

  private final float[] factor;

  /** Filtered errors at the start of a block. */
  private final float[] before;

  /** Errors of the present block and of the one after it. */
  private final float[][] results;

  /** For the regulariser; null without it. */
  private final LateActivity activity;

  /** Trace and sum of the activity, and spikes of each group of lanes. */
  private final float[] traceAndSum;

  private final LaneEvents[] spikes;
  private int nextSpike;

  /** Where neurons are; divisions would take longer. */
  private final int[] group;

  private final int[] lane;
  private long readFrom;
  private long readLast = -1;
  private long windowStart;
  private int rows;
  private int first;
  private int count;

  LaneErrors(
      VectorKernel kernel,
      LayerError layer,
      ErrorHistory history,
      LateActivity activity,
      int neurons) {
    this.activity = activity;
    this.kernel = kernel;
    this.layer = layer;
    this.history = history;
    this.neurons = neurons;
    lanes = kernel.lanes();
    events = new LaneEvents[layer.isOutput() ? (neurons + lanes - 1) / lanes : 1];
    Arrays.setAll(events, group -> new LaneEvents());
    table = new float[(layer.isOutput() ? 2 * lanes : layer.feedbackRows()) * lanes];
    for (int lane = 0; layer.isOutput() && lane < lanes; lane++) {
      table[lane * lanes + lane] = 1f;
      table[(lanes + lane) * lanes + lane] = -1f;
    }
    feedback = new float[layer.isOutput() ? 0 : layer.feedbackRows()][];
    group = new int[neurons];
    lane = new int[neurons];
    Arrays.setAll(group, neuron -> neuron / lanes);
    Arrays.setAll(lane, neuron -> neuron % lanes);
    filter = new float[4 * lanes];
    factor = new float[lanes];
    Arrays.fill(factor, 1f);
    before = new float[lanes];
    results = new float[2][WindowBlocks.LENGTH * lanes];
    traceAndSum = new float[2 * lanes];
    spikes = new LaneEvents[activity == null ? 0 : (neurons + lanes - 1) / lanes];
    Arrays.setAll(spikes, group -> new LaneEvents());
  }

  /** Takes in what came in the window from {@code from} to {@code last}, unless it was the last. */
  void require(long from, long last) {
    if (from != readFrom || last != readLast) {
      read(from, last);
    }
  }

  private void read(long from, long last) {
    readFrom = from;
    readLast = last;
    windowStart = history.firstStep();
    rows = (int) (last - windowStart) + 1;
    int skipped = (int) (from - windowStart);
    for (LaneEvents list : events) {
      list.clear();
    }
    if (layer.isOutput()) {
      layer.visitErrors(
          from,
          last,
          (row, neuron, error) ->
              events[group[neuron]].add(skipped + row, unit(neuron, error), Math.abs(error)));
    } else {
      layer.visitErrors(
          from, last, (row, output, error) -> events[0].add(skipped + row, output, error));
    }
    Arrays.setAll(feedback, layer::feedbackRow);
    for (LaneEvents list : events) {
      list.index(WindowBlocks.LENGTH, rows / WindowBlocks.LENGTH + 1);
    }
  }

  /**
   * Place of the unit vector of a neuron's lane, with the sign of its error: zeros remain zeros.
   */
  private int unit(int neuron, float error) {
    return lane[neuron] + (error < 0f ? lanes : 0);
  }

  /** Turns to the {@code count} neurons from {@code first} on. */
  void startLanes(int first, int count) {
    this.first = first;
    this.count = count;
    kernel.gather(feedback, first, count, table);
  }

  /**
   * Runs the filters of the layer, and the running average of the squared error, through the steps
   * from {@code first} to {@code last}; {@link ErrorHistory} keeps the states at the start of
   * blocks.
   */
  void runForward(long first, long last) {
    read(first, last);
    if (activity != null) {
      readSpikes(last);
    }
    for (int neuron = 0; neuron < neurons; neuron += lanes) {
      startLanes(neuron, Math.min(lanes, neurons - neuron));
      runForward((int) (first - windowStart));
    }
  }

  private void runForward(int firstRow) {
    ErrorFilter forward = layer.filter();
    load(forward);
    copy(layer.average(), 3);
    if (activity != null) {
      startActivity();
    }
    int next = 0;
    int length = WindowBlocks.LENGTH;
    for (int from = firstRow; from < rows; ) {
      if (from % length == 0) {
        store(history.kept(from / length));
      }
      int to = endOfFlush(forward, from, Math.min((from / length + 1) * length, rows));
      next =
          kernel.averagedErrors(
              ErrorFilter.RISE_RATE,
              ErrorFilter.DECAY_RATE,
              LayerError.DT,
              LayerError.AVERAGE_DECAY,
              filter,
              results[0],
              from,
              from,
              to,
              table,
              events(),
              next);
      if (forward.flushes(windowStart + to - 1)) {
        flush();
      }
      if (activity != null) {
        addActivity(results[0], from, to);
      }
      from = to;
    }
    store(forward);
    copyBack(3, layer.average());
    if (activity != null) {
      endActivity();
    }
  }

  private void startActivity() {
    System.arraycopy(activity.trace().values(), first, traceAndSum, 0, count);
    System.arraycopy(activity.sum(), first, traceAndSum, lanes, count);
    nextSpike = 0;
  }

  private void endActivity() {
    System.arraycopy(traceAndSum, 0, activity.trace().values(), first, count);
    System.arraycopy(traceAndSum, lanes, activity.sum(), first, count);
  }

  /** Takes the steps from row {@code begin} to before {@code end} into the activity. */
  private void addActivity(float[] errors, int begin, int end) {
    for (int from = begin; from < end; ) {
      long flush = DecayingCounts.nextFlush(windowStart + from) - windowStart;
      int to = (int) Math.min(flush + 1, end);
      nextSpike =
          kernel.activity(
              activity.trace().decay(),
              ErrorFilter.BELOW_THRESHOLD,
              traceAndSum,
              errors,
              begin,
              from,
              to,
              spikes[first / lanes],
              nextSpike);
      for (int lane = 0; to > flush && lane < lanes; lane++) {
        traceAndSum[lane] = Vectors.normal(traceAndSum[lane]);
      }
      from = to;
    }
  }

  private void readSpikes(long last) {
    for (LaneEvents list : spikes) {
      list.clear();
    }
    SpikeHistory listed = activity.trace().listed();
    for (long k = listed.first(); k < listed.end(); k++) {
      int neuron = listed.neuron(k);
      spikes[group[neuron]].add((int) (listed.step(k) - windowStart), lane[neuron], 1f);
    }
    listed.forgetBefore(last + 1);
  }

  private LaneEvents events() {
    return events[layer.isOutput() ? first / lanes : 0];
  }

  private void copyBack(int place, float[] values) {
    System.arraycopy(filter, place * lanes, values, first, count);
  }

  /** Errors of the block that was evaluated last but one at most. */
  float[] of(int block) {
    return results[block % 2];
  }

  /** Works out the errors of a block. */
  void evaluate(int block) {
    ErrorFilter kept = history.kept(block);
    load(kept);
    LaneEvents list = events();
    findQuiet(list, block);
    System.arraycopy(filter, 2 * lanes, before, 0, lanes);
    int begin = block * WindowBlocks.LENGTH;
    int end = Math.min(begin + WindowBlocks.LENGTH, rows);
    int next = list.begin(block);
    for (int from = begin; from < end; ) {
      int to = endOfFlush(kept, from, end);
      next = filter(of(block), begin, from, to, list, next);
      if (kept.flushes(windowStart + to - 1)) {
        flush();
      }
      from = to;
    }
    kernel.cutOff(
        ErrorFilter.BELOW_THRESHOLD,
        ErrorHistory.SMALL,
        factor,
        before,
        filter,
        of(block),
        end - begin);
  }

  private int filter(float[] result, int origin, int from, int to, LaneEvents list, int next) {
    return kernel.errors(
        ErrorFilter.RISE_RATE,
        ErrorFilter.DECAY_RATE,
        filter,
        factor,
        result,
        origin,
        from,
        to,
        table,
        list,
        next);
  }

  private void load(ErrorFilter from) {
    copy(from.instantaneous(), 0);
    copy(from.rising(), 1);
    copy(from.filtered(), 2);
  }

  private void store(ErrorFilter to) {
    copyBack(0, to.instantaneous());
    copyBack(1, to.rising());
    copyBack(2, to.filtered());
  }

  private void copy(float[] values, int place) {
    System.arraycopy(values, first, filter, place * lanes, count);
  }

  /** One past the next row after which subnormal numbers are flushed, if that is before the end. */
  private int endOfFlush(ErrorFilter kept, int from, int end) {
    long flush = kept.nextFlush(windowStart + from) - windowStart;
    return (int) Math.min(flush + 1, end);
  }

  private void flush() {
    for (int k = lanes; k < 3 * lanes; k++) {
      filter[k] = Vectors.normal(filter[k]);
    }
  }

  /** Errors of neurons that are quiet in a whole block are not worth telling from zero. */
  private void findQuiet(LaneEvents list, int block) {
    if (!layer.isOutput()) {
      return; // feedback reaches all of them
    }
    kernel.quiet(ErrorFilter.BELOW_THRESHOLD, filter, factor);
    for (int k = list.begin(block); k < list.begin(block + 1); k++) {
      factor[list.source(k) % lanes] = 1f;
    }
  }
}
