/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.NeuronRange;
import jauryn.io.StateFileWriter;
import jauryn.io.StateType;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Where objects write their state to: named values under the name of the object, {@code
 * group/output/mem}.
 *
 * <p>Values that belong to neurons are given by every process for those it owns; all others must be
 * the same everywhere.
 */
public final class StateWriter {
  /** Stands in the name of a section that holds what lies beyond the last neuron of a vector. */
  static final String PADDING = "/padding";

  private final StateFileWriter file;
  private final String prefix;
  private final long step;

  /**
   * A writer to a file.
   *
   * @param step the step that comes next
   */
  public StateWriter(StateFileWriter file, long step) {
    this(file, "", step);
  }

  private StateWriter(StateFileWriter file, String prefix, long step) {
    this.file = file;
    this.prefix = prefix;
    this.step = step;
  }

  /** A writer to the same file whose names begin with {@code name/}. */
  public StateWriter in(String name) {
    return new StateWriter(file, prefix + name + "/", step);
  }

  /** The step that comes next. */
  public long step() {
    return step;
  }

  /** One whole number. */
  public void integer(String name, long value) {
    longs(name, new long[] {value}, 1);
  }

  /** One real number. */
  public void real(String name, double value) {
    doubles(name, new double[] {value}, 1);
  }

  /** A switch. */
  public void flag(String name, boolean value) {
    integer(name, value ? 1 : 0);
  }

  /** Text. */
  public void text(String name, String text) {
    bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes. */
  public void bytes(String name, byte[] values) {
    file.begin(prefix + name, StateType.BYTES, values.length);
    file.bytes(values, 0, values.length);
    file.end();
  }

  /** The first {@code count} values of an array. */
  public void ints(String name, int[] values, int count) {
    file.begin(prefix + name, StateType.INT32, count);
    file.ints(values, 0, count);
    file.end();
  }

  /** The first {@code count} values of an array. */
  public void longs(String name, long[] values, int count) {
    file.begin(prefix + name, StateType.INT64, count);
    file.longs(values, 0, count);
    file.end();
  }

  /** The first {@code count} values of an array. */
  public void floats(String name, float[] values, int count) {
    file.begin(prefix + name, StateType.FLOAT32, count);
    file.floats(values, 0, count);
    file.end();
  }

  /** The first {@code count} values of an array. */
  public void doubles(String name, double[] values, int count) {
    file.begin(prefix + name, StateType.FLOAT64, count);
    file.doubles(values, 0, count);
    file.end();
  }

  /** Adds up, over all processes, what each of them has. */
  public void sum(int[] values) {
    // There is one.
  }

  /**
   * One value per neuron of a group.
   *
   * @param local the neurons of this process
   * @param values theirs, and perhaps padding
   */
  public void neurons(String name, NeuronRange local, float[] values) {
    file.begin(prefix + name, StateType.FLOAT32, local.size());
    file.floats(values, 0, local.length());
    file.end();
    float padding = values.length > local.length() ? values[local.length()] : 0f;
    if (Float.floatToRawIntBits(padding) != 0) {
      floats(name + PADDING, new float[] {padding}, 1);
    }
  }

  /** One whole number per neuron of a group. */
  public void neurons(String name, NeuronRange local, int[] values) {
    file.begin(prefix + name, StateType.INT32, local.size());
    file.ints(values, 0, local.length());
    file.end();
  }

  /**
   * A matrix with a column per neuron of a group.
   *
   * @param rows number of rows, the same on all processes
   * @param row the values of the local neurons in a row
   */
  public void rows(String name, NeuronRange local, int rows, IntFunction<float[]> row) {
    file.begin(prefix + name, StateType.FLOAT32, rows, local.size());
    for (int k = 0; k < rows; k++) {
      file.floats(row.apply(k), 0, local.length());
    }
    file.end();
  }

  /** A matrix that is the same on all processes. */
  public void matrix(String name, int columns, int rows, IntFunction<float[]> row) {
    file.begin(prefix + name, StateType.FLOAT32, rows, columns);
    for (int k = 0; k < rows; k++) {
      file.floats(row.apply(k), 0, columns);
    }
    file.end();
  }

  /**
   * Rows of different lengths, one after the other; those of all processes are joined row by row.
   *
   * @param elements number of all elements
   */
  public void ragged(String name, int elements, float[][] rows) {
    file.begin(prefix + name, StateType.FLOAT32, elements);
    for (float[] row : rows) {
      file.floats(row, 0, row.length);
    }
    file.end();
  }

  /** The same for whole numbers. */
  public void ragged(String name, int elements, int[][] rows) {
    file.begin(prefix + name, StateType.INT32, elements);
    for (int[] row : rows) {
      file.ints(row, 0, row.length);
    }
    file.end();
  }
}
