/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Loops that need to say which vector instructions they are made of. Element for element their
 * operations are those of {@link CurrentBasedMembrane}, {@link Threshold}, {@link SurrogateKernel},
 * {@link ErrorKernel}, {@link AdjointKernel} and {@link Vectors}, in the same order, so results are
 * the same bits.
 *
 * <p>Most belong to the backward sweep. They carry a few neurons, one in each lane of a vector
 * register, through many steps: the state stays in registers, and what a block of steps leaves
 * behind in the cache. Tables hold a vector of {@link #lanes()} elements for each row or source,
 * one after the other. Rows are counted from the start of the update window; {@code origin} is the
 * row that is first in a table. Loops over rows take events from number {@code next} on and return
 * the number of the first one that is left.
 */
public interface VectorKernel {
  /**
   * One step of {@link CurrentBasedMembrane#integrate} for {@code neurons} neurons and the padding
   * after them, then {@link Threshold#above} among the neurons.
   *
   * @param found receives the indices of neurons above the threshold, in ascending order; must have
   *     room for all
   * @return how many were found
   */
  int integrateAndFind(
      float rest,
      float[] leak,
      float decay,
      float[] membrane,
      float[] current,
      int neurons,
      float threshold,
      int[] found);

  /** Neurons carried at once. */
  int lanes();

  /**
   * Integrates membranes from row {@code from} to before {@code to}; then, in the same row, input
   * arrives.
   *
   * @param neurons three vectors: membrane (V), current (V), dt/τ_mem or zero
   * @param membranes receives those of the rows, V
   * @param weights vectors that events add to the current
   */
  int membranes(
      SurrogateReplay constants,
      float[] neurons,
      float[] membranes,
      int origin,
      int from,
      int to,
      float[] weights,
      LaneEvents input,
      int next);

  /** Puts the surrogate derivative (1/V) in the place of membranes (V), in the first rows. */
  void surrogate(SurrogateReplay constants, float[] table, int rows);

  /**
   * Filters errors from row {@code from} to before {@code to}; the error that comes in a row takes
   * effect in the next.
   *
   * @param filter three vectors: error that takes effect in row {@code from}, rising, filtered
   * @param factor vector that the filtered error is multiplied with
   * @param result receives the products
   * @param weights vectors that, times the factor of an event, are errors
   */
  int errors(
      float riseRate,
      float decayRate,
      float[] filter,
      float[] factor,
      float[] result,
      int origin,
      int from,
      int to,
      float[] weights,
      LaneEvents errors,
      int next);

  /**
   * The same without factors, and with the running average of the squared error.
   *
   * @param filter four vectors: error, rising, filtered, average
   * @param averageDecay factor of the average in a step
   */
  int averagedErrors(
      float riseRate,
      float decayRate,
      float dt,
      float averageDecay,
      float[] filter,
      float[] result,
      int origin,
      int from,
      int to,
      float[] weights,
      LaneEvents errors,
      int next);

  /**
   * From row {@code from} to before {@code to}: z ← (z + spikes)·decay, then sum ← sum + z⁴ where
   * the error in size exceeds a threshold.
   *
   * @param state two vectors: z, sum
   * @param errors table of the rows
   * @param spikes lanes of the events
   */
  int activity(
      float decay,
      float threshold,
      float[] state,
      float[] errors,
      int origin,
      int from,
      int to,
      LaneEvents spikes,
      int next);

  /** Neurons whose spikes are counted at once. */
  int countLanes();

  /**
   * From row {@code from} to before {@code to}: x ← (x + spikes)·decay, for {@link #countLanes()}
   * neurons.
   *
   * @param values x, of these neurons from place {@code first} on
   * @param spikes neurons of the events, counted from {@code first}
   */
  int counts(float decay, float[] values, int first, int from, int to, LaneEvents spikes, int next);

  /** Copies a vector from place {@code first} of every row into a table. */
  void gather(float[][] rows, int first, float[] table);

  /** The other way round. */
  void scatter(float[] table, float[][] rows, int first);

  /** Copies the first {@code count} values of these vectors, where a row may have no more. */
  default void gather(float[][] rows, int first, int count, float[] table) {
    if (count == lanes()) {
      gather(rows, first, table);
      return;
    }
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], first, table, row * lanes(), count);
    }
  }

  /** The other way round. */
  default void scatter(float[] table, float[][] rows, int first, int count) {
    if (count == lanes()) {
      scatter(table, rows, first);
      return;
    }
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(table, row * lanes(), rows[row], first, count);
    }
  }

  /**
   * Finds the errors that are below a threshold, and remain so if no other comes.
   *
   * @param filter three vectors: error, rising, filtered
   * @param factor receives 0 where all of them are, and 1 elsewhere
   */
  void quiet(float threshold, float[] filter, float[] factor);

  /**
   * Sets to zero, in the first {@code rows} vectors, what in size does not exceed a threshold; but
   * only in lanes with a factor that is not zero, and a filtered error that is not zero and below a
   * limit, before or after.
   *
   * @param before the filtered error at first
   * @param filter three vectors, of which the last is the filtered error in the end
   */
  void cutOff(
      float threshold,
      float limit,
      float[] factor,
      float[] before,
      float[] filter,
      float[] values,
      int rows);

  /**
   * Carries the adjoints back from row {@code from} of the surrogate derivative to row {@code to},
   * this included, and adds what events add to the gradient.
   *
   * @param adjoint four vectors: the derivatives by Λ, λ, PSP and trace
   * @param delay rows from a surrogate derivative to the error it meets
   * @param sum one vector for each presynaptic neuron
   * @param events in descending order: factor of the derivative by trace, and of that by PSP
   */
  int adjoint(
      AdjointRates rates,
      float[] adjoint,
      float[] error,
      int errorOrigin,
      float[] surrogate,
      int origin,
      int delay,
      int from,
      int to,
      float[] sum,
      LaneEvents events,
      int next);

  /**
   * The same where only PSP and trace have an adjoint, and that of λ is a number for each row.
   *
   * @param adjoint two vectors: the derivatives by PSP and trace
   * @param byEligibility derivative by λ in the row of the error
   */
  int givenAdjoint(
      AdjointRates rates,
      float[] adjoint,
      float[] byEligibility,
      float[] surrogate,
      int origin,
      int delay,
      int from,
      int to,
      float[] sum,
      LaneEvents events,
      int next);
}
