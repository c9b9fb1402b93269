/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.WeightMatrix;
import jauryn.kernel.SpikeHistory;
import jauryn.math.LaneEvents;
import jauryn.math.VectorKernel;
import java.util.Arrays;

/**
 * The backward sweep of {@link EventEligibility} with the loops turned round: not all neurons
 * through one step after the other, but a few, one in each lane of a vector register, through the
 * whole window, then the next few. What they need fits the nearest cache, and their states stay in
 * registers. Bit for bit the result is the same.
 */
final class LaneSweep {
  private final VectorKernel kernel;
  private final int lanes;
  private final WeightMatrix matrix;
  private final int delay;
  private final int memory;
  private final PresynapticRecord presynaptic;
  private final LaneErrors errors;
  private final LaneSurrogates surrogates;
  private final LaneEvents events = new LaneEvents();
  private final Sums gradient;
  private final Sums toEligibility;
  private final Sums toFiltered;
  private float[] eligibilityByRow = {};
  private float[] filteredByRow = {};
  private int errorOrigin;
  private int remembered;

  /** An adjoint and the sums it adds to, of the present lanes. */
  private final class Sums {
    private final float[] adjoint;
    private final float[] sum = new float[matrix.rows() * lanes];
    private int next;

    Sums(int vectors) {
      adjoint = new float[vectors * lanes];
    }

    void start() {
      Arrays.fill(adjoint, 0f);
      Arrays.fill(sum, 0f);
      next = 0;
    }

    void stepBack(float[] error, int origin, int from, int to) {
      next =
          kernel.adjoint(
              SpikeAdjoint.RATES,
              adjoint,
              error,
              errorOrigin,
              surrogates.derivatives(),
              origin,
              delay,
              from,
              to,
              sum,
              events,
              next);
    }

    void stepBackGiven(float[] byRow, int origin, int from, int to) {
      if (from >= to) {
        next =
            kernel.givenAdjoint(
                SpikeAdjoint.RATES,
                adjoint,
                byRow,
                surrogates.derivatives(),
                origin,
                delay,
                from,
                to,
                sum,
                events,
                next);
      }
    }

    /** Vector {@code place}, counted from the last. */
    void write(int place, int first, int count, float[] values) {
      System.arraycopy(adjoint, adjoint.length - (place + 1) * lanes, values, first, count);
    }
  }

  /**
   * A sweep over the steps that the histories know.
   *
   * @param activity what the regulariser counts, or null
   * @param memory steps from the end of the window after which λ and Λ know nothing of a spike
   */
  LaneSweep(
      VectorKernel kernel,
      SuperSpikeSettings settings,
      WeightMatrix matrix,
      LayerError layerError,
      ErrorHistory errors,
      LateActivity activity,
      ReplayedSurrogate surrogates,
      PresynapticRecord presynaptic,
      int memory) {
    this.kernel = kernel;
    this.matrix = matrix;
    this.presynaptic = presynaptic;
    this.memory = memory;
    lanes = kernel.lanes();
    delay = settings.feedbackDelay();
    this.errors = new LaneErrors(kernel, layerError, errors, activity, matrix.columns());
    errors.setEvaluation(this.errors::runForward);
    this.surrogates = new LaneSurrogates(kernel, surrogates, matrix, new Surrogate(settings));
    gradient = new Sums(4);
    toEligibility = new Sums(2);
    toFiltered = new Sums(2);
  }

  /** Whether the sweep can be done in lanes: what is rare is not worth it. */
  static boolean suits(
      SuperSpikeSettings settings, WeightMatrix matrix, LayerError error, LateActivity activity) {
    return matrix.isFull()
        && settings.surrogateDerivative()
        && settings.feedbackDelay() <= WindowBlocks.LENGTH
        && error.hasOneSource()
        && (activity == null || activity.isFourthPower());
  }

  /**
   * Carries the adjoints, which start after {@code step}, to the start of the window.
   *
   * @param after receives the sums; what was there is lost
   */
  void run(
      long windowStart,
      long step,
      SpikeHistory spikes,
      Adjoint byError,
      TraceAdjoint byEligibility,
      TraceAdjoint byFiltered,
      SynapticTraces after) {
    int last = (int) (step - windowStart);
    remembered = last - delay - memory + 1;
    errors.require(windowStart, step);
    surrogates.startSweep(windowStart, step, spikes);
    listEvents(windowStart, last, spikes);
    eligibilityByRow = byEligibility.stepBackScalars(last + 1);
    filteredByRow = byFiltered.stepBackScalars(last + 1);
    for (int first = 0; first < matrix.columns(); first += lanes) {
      int count = Math.min(lanes, matrix.columns() - first);
      sweep(windowStart, last, first, count);
      kernel.scatter(gradient.sum, after.gradientSum(), first, count);
      kernel.scatter(toEligibility.sum, after.eligibility(), first, count);
      kernel.scatter(toFiltered.sum, after.filtered(), first, count);
      gradient.write(3, first, count, byError.byFiltered());
      gradient.write(2, first, count, byError.byEligibility());
      write(gradient, first, count, byError);
      write(toEligibility, first, count, byEligibility);
      write(toFiltered, first, count, byFiltered);
    }
  }

  private static void write(Sums sums, int first, int count, SpikeAdjoint adjoint) {
    sums.write(1, first, count, adjoint.byPsp);
    sums.write(0, first, count, adjoint.bySynapse);
  }

  /** Lists what presynaptic neurons add, in descending order of the rows in which they do. */
  private void listEvents(long windowStart, int last, SpikeHistory spikes) {
    events.clear();
    long spike = spikes.endOf(windowStart + last - delay) - 1;
    for (int row = last - delay; row >= -delay; row--) {
      long t = windowStart + row;
      for (; spike >= spikes.first() && spikes.step(spike) == t; spike--) {
        events.add(row, spikes.neuron(spike), SpikeAdjoint.SPIKE);
      }
      while (presynaptic.hasEvent(t)) {
        presynaptic.next();
        events.add(row, presynaptic.neuron(), presynaptic.bySynapse(), presynaptic.byPsp());
      }
    }
  }

  private void sweep(long windowStart, int last, int first, int count) {
    errors.startLanes(first, count);
    surrogates.startLanes(first, count);
    gradient.start();
    toEligibility.start();
    toFiltered.start();
    int length = WindowBlocks.LENGTH;
    int evaluated = last / length;
    errors.evaluate(evaluated);
    for (int row = last - delay; row >= 0; ) {
      int block = row / length;
      if (block < evaluated) {
        errors.evaluate(block);
        evaluated = block;
      }
      surrogates.evaluate(block, row + 1);
      int begin = block * length;
      int split = Math.max(begin, begin + length - delay);
      if (row >= split) {
        stepBack(block + 1, begin, row, split);
      }
      stepBack(block, begin, Math.min(row, split - 1), begin);
      row = begin - 1;
    }
    surrogates.evaluateBeforeWindow(windowStart, delay);
    stepBack(0, -delay, Math.min(-1, last - delay), -delay);
  }

  /** Goes back through rows whose errors lie in one block; {@code origin} of the derivatives. */
  private void stepBack(int errorBlock, int origin, int from, int to) {
    errorOrigin = errorBlock * WindowBlocks.LENGTH;
    if (from < to) {
      return;
    }
    gradient.stepBack(errors.of(errorBlock), origin, from, to);
    int oldest = Math.max(to, remembered);
    toEligibility.stepBackGiven(eligibilityByRow, origin, from, oldest);
    toFiltered.stepBackGiven(filteredByRow, origin, from, oldest);
  }
}
