/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import jauryn.group.NeuronGroup;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.ErrorKernel;
import jauryn.math.Padding;
import jauryn.math.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Error signals of the local neurons of a layer: the instantaneous error, the same filtered by a
 * double exponential (rise 5 ms, decay 10 ms), and its square averaged over 10 s.
 */
public final class LayerError {
  /** Time constant of the first error filter, s. */
  public static final float TAU_RISE = 5e-3f;

  /** Time constant of the second error filter, s. */
  public static final float TAU_DECAY = 10e-3f;

  /** Time constant of the average of the squared error, s. */
  public static final double TAU_AVERAGE = 10.0;

  static final float AVERAGE_DECAY = (float) Math.exp(-SimulationTime.DT / TAU_AVERAGE);
  static final float DT = (float) SimulationTime.DT;

  private final float[] instantaneous;
  private final float[] incoming;
  private final ErrorFilter filter;
  private final float[] averageSquare;
  private final int[] set;
  private final NeuronRange local;
  private final int length;
  private final OutputError source;
  private final List<ErrorFeedback> feedback = new ArrayList<>();
  private final int interval;
  private final ErrorLog taken;
  private int setCount;
  private ErrorHistory late;

  /**
   * Errors of {@code layer}.
   *
   * @param source where the error comes from if it is the output; null for a hidden layer
   * @param flushInterval steps between flushing subnormal numbers; 1 reproduces the reference down
   *     to the sign of a printed zero
   * @param interval steps of an update window at most
   */
  LayerError(NeuronGroup layer, OutputError source, int flushInterval, int interval) {
    this.source = source;
    this.interval = interval;
    taken = new ErrorLog(interval);
    instantaneous = layer.state("err");
    incoming = layer.state("err_in");
    averageSquare = layer.state("avgsqrerr");
    length = instantaneous.length;
    set = new int[length];
    filter = new ErrorFilter(instantaneous, flushInterval);
    local = layer.local();
  }

  /** Writes what is not a state of the layer already. */
  void save(StateWriter out) {
    filter.save(out, local);
    taken.save(out.in("errors taken"));
  }

  /** To be called when the states of the layer have been read. */
  void load(StateReader in) {
    filter.load(in, local);
    taken.load(in.in("errors taken"), local.size());
    setCount = 0;
    for (int i = 0; i < local.length(); i++) {
      if (instantaneous[i] != 0f) {
        set[setCount++] = i;
      }
    }
  }

  /** The error of the last step, ±1 for output neurons. */
  public float[] instantaneous() {
    evaluate();
    return instantaneous;
  }

  /** Where feedback connections add the error that takes effect in this step. */
  public float[] incoming() {
    return incoming;
  }

  /** The error after the first filter. */
  public float[] rising() {
    evaluate();
    return filter.rising();
  }

  /** The filtered error, e_i in the paper. */
  public float[] filtered() {
    evaluate();
    return filter.filtered();
  }

  /** Running average of the squared filtered error. */
  public float[] averageSquare() {
    evaluate();
    return averageSquare;
  }

  /** Running average of the squared error as far as it was evaluated. */
  float[] average() {
    return averageSquare;
  }

  /** Steps of an update window at most. */
  int interval() {
    return interval;
  }

  /** The filters of the error. */
  ErrorFilter filter() {
    return filter;
  }

  /** From now on steps only leave a record, and filters run when {@code history} says so. */
  void evaluateLate(ErrorHistory history) {
    late = history;
  }

  /** From now on filters run in every step. */
  void evaluateInStep() {
    evaluate();
    late = null;
  }

  /** Whether the errors that come only need to be recorded. */
  boolean isLate() {
    return late != null;
  }

  /** Brings the states of the layer up to date. */
  void evaluate() {
    if (late != null) {
      late.evaluate();
    }
  }

  /** One step of the running average of the squared error. */
  void evolveAverageSquare() {
    ErrorKernel.averageSquare(DT, AVERAGE_DECAY, filter.filtered(), averageSquare, length);
  }

  /** One step of the filters and of the running average of the squared error. */
  void evolve(long step, float[] error) {
    filter.evolveAveraging(step, error, AVERAGE_DECAY, averageSquare);
  }

  /** Records the error that came in {@code step}. */
  void record(long step) {
    if (source != null) {
      source.evaluate(step);
      taken.append(step, source.nonZero());
    }
  }

  /** Makes the error that came in {@code step} the instantaneous one. */
  void take(long step) {
    if (source == null) {
      Vectors.move(incoming, instantaneous, length);
      return;
    }
    source.evaluate(step);
    for (int k = 0; k < setCount; k++) {
      instantaneous[set[k]] = 0f;
    }
    setCount = 0;
    ErrorList errors = source.nonZero();
    for (int k = 0; k < errors.size(); k++) {
      if (local.contains(errors.neuron(k))) {
        int i = errors.neuron(k) - local.begin();
        instantaneous[i] = errors.error(k);
        set[setCount++] = i;
      }
    }
  }

  /** Feedback that brings errors to this layer; without it they could not be recalled. */
  void connect(ErrorFeedback source) {
    feedback.add(source);
  }

  /**
   * Writes the errors that came in the steps from {@code first} to {@code last}, of the present
   * window, one row per step.
   */
  void recall(long first, long last, ErrorRows rows) {
    rows.begin();
    if (isOutput()) {
      visitErrors(first, last, rows::set);
    }
    for (ErrorFeedback path : feedback) {
      path.recall(first, last, rows);
    }
    rows.end((int) (last - first) + 1);
  }

  /** Whether errors come from one place only, so that they can be visited. */
  boolean hasOneSource() {
    return isOutput() ? feedback.isEmpty() : feedback.size() == 1;
  }

  /** Whether errors come from a target. */
  boolean isOutput() {
    return source != null;
  }

  /** Sees an error: ±1 of a local neuron of an output layer, or what feedback brings. */
  @FunctionalInterface
  interface ErrorVisitor {
    /**
     * An error came.
     *
     * @param row step, counted from the first visited
     * @param neuron local number of an output neuron; for a hidden layer, the global number of the
     *     output neuron whose {@link #feedbackRow} times the error it is
     */
    void visit(int row, int neuron, float error);
  }

  /** Visits the errors that came in the steps from {@code first} to {@code last}, in order. */
  void visitErrors(long first, long last, ErrorVisitor visitor) {
    if (!isOutput()) {
      feedback.get(0).visitErrors(first, last, visitor);
      return;
    }
    long end = taken.from(last + 1);
    for (long k = taken.from(first); k < end; k++) {
      if (local.contains(taken.neuron(k))) {
        int row = (int) (taken.step(k) - first);
        visitor.visit(row, taken.neuron(k) - local.begin(), taken.error(k));
      }
    }
  }

  /** Number of rows of feedback weights to a hidden layer. */
  int feedbackRows() {
    return feedback.get(0).outputs();
  }

  /** Feedback weights from an output neuron to a hidden layer. */
  float[] feedbackRow(int output) {
    return feedback.get(0).row(output);
  }

  /** Sets to 1 what belongs to a neuron with an error in the steps from {@code first} on. */
  void markTouched(long first, long last, float[] marks) {
    if (!feedback.isEmpty()) {
      Arrays.fill(marks, 1f);
      return;
    }
    long end = taken.from(last + 1);
    for (long k = taken.from(first); k < end; k++) {
      if (local.contains(taken.neuron(k))) {
        marks[taken.neuron(k) - local.begin()] = 1f;
      }
    }
  }

  /** Mean filtered error of the whole layer. */
  double mean(AllRanks ranks) {
    return mean(filtered(), ranks);
  }

  /** The reference divides by the length of its vectors, padding included. */
  private double mean(float[] values, AllRanks ranks) {
    float[] all = ranks.join(values, local.length());
    return Vectors.sum(all, all.length) / Padding.padded(all.length);
  }

  /**
   * Mean square error of the whole layer with the normalisation of the reference program, which
   * makes it independent of the kernel's time constants and corrects for the start of the average.
   *
   * @param time model time in seconds
   * @param ranks all of which make this call
   */
  public double meanSquareError(double time, AllRanks ranks) {
    evaluate();
    double a = TAU_DECAY;
    double b = TAU_RISE;
    double amplitude = a * b / (a - b);
    double energy = amplitude * amplitude * (a / 2 + b / 2 - 2 * a * b / (a + b));
    return mean(averageSquare, ranks)
        / energy
        / TAU_AVERAGE
        / (1 - Math.exp(-time / TAU_AVERAGE) + 1e-9);
  }
}
