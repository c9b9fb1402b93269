/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import jauryn.io.OutputFile;
import jauryn.io.StateFileWriter;
import jauryn.io.StateType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Where objects write their state to: named values under the name of the object, {@code
 * group/output/mem}.
 *
 * <p>All ranks make the same calls in the same order, and rank 0 writes the file. Values that
 * belong to neurons are given by every rank for those it owns; of all others those of rank 0 are
 * written.
 */
public final class StateWriter {
  /** Stands in the name of a section that holds what lies beyond the last neuron of a vector. */
  static final String PADDING = "/padding";

  private final StateFileWriter file;
  private final AllRanks ranks;
  private final String prefix;
  private final long step;
  private final RankNumbers own;
  private final boolean collecting;

  /**
   * A writer on one rank alone.
   *
   * @param step the step that comes next
   */
  public StateWriter(StateFileWriter file, long step) {
    this(file, step, AllRanks.alone());
  }

  /**
   * A writer on one of several ranks.
   *
   * @param file where rank 0 writes to; null on the others
   * @param step the step that comes next
   */
  public StateWriter(StateFileWriter file, long step, AllRanks ranks) {
    this(file, ranks, "", step, new RankNumbers(), false);
  }

  private StateWriter(
      StateFileWriter file,
      AllRanks ranks,
      String prefix,
      long step,
      RankNumbers own,
      boolean collecting) {
    this.file = file;
    this.ranks = ranks;
    this.prefix = prefix;
    this.step = step;
    this.own = own;
    this.collecting = collecting;
  }

  /** A writer to the same file whose names begin with {@code name/}. */
  public StateWriter in(String name) {
    return new StateWriter(file, ranks, prefix + name + "/", step, own, collecting);
  }

  /**
   * A writer for what is on this rank only. It takes whole numbers, which are written when {@link
   * #writeCollected} is called.
   */
  StateWriter ofThisRank() {
    return new StateWriter(file, ranks, prefix, step, own, true);
  }

  /** Writes what all ranks have given to writers {@link #ofThisRank}. */
  void writeCollected() {
    own.writeAll(
        ranks,
        (name, value) -> {
          if (file != null) {
            file.begin(name, StateType.INT64, 1);
            file.longs(new long[] {value}, 0, 1);
            file.end();
          }
        });
  }

  /**
   * Sees to it that what {@code tail} has so far is on the disk before this state has its name.
   * Where another rank writes the state that is when this returns.
   */
  void follow(OutputFile tail) {
    if (file != null) {
      file.follow(tail);
    } else {
      tail.force();
    }
  }

  /** The step that comes next. */
  public long step() {
    return step;
  }

  /** One whole number. */
  public void integer(String name, long value) {
    if (collecting) {
      own.add(prefix + name, value);
    } else {
      longs(name, new long[] {value}, 1);
    }
  }

  /** Σ of a whole number of each rank; see {@link StateReader#share}. */
  public void sum(String name, long value) {
    integer(name, ranks.sum(value));
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
    section(name, StateType.BYTES, () -> file.bytes(values, 0, values.length), values.length);
  }

  /** The first {@code count} values of an array. */
  public void ints(String name, int[] values, int count) {
    section(name, StateType.INT32, () -> file.ints(values, 0, count), count);
  }

  /** The first {@code count} values of an array. */
  public void longs(String name, long[] values, int count) {
    section(name, StateType.INT64, () -> file.longs(values, 0, count), count);
  }

  /** The first {@code count} values of an array. */
  public void floats(String name, float[] values, int count) {
    section(name, StateType.FLOAT32, () -> file.floats(values, 0, count), count);
  }

  /** The first {@code count} values of an array. */
  public void doubles(String name, double[] values, int count) {
    section(name, StateType.FLOAT64, () -> file.doubles(values, 0, count), count);
  }

  /** A section whose elements need no other rank. */
  private void section(String name, StateType type, Runnable elements, long... shape) {
    begin(name, type, shape);
    if (file != null) {
      elements.run();
    }
    end();
  }

  /** Begins a section where this rank writes the file. */
  private void begin(String name, StateType type, long... shape) {
    if (collecting) {
      throw new IllegalStateException("section " + prefix + name + ": no whole number");
    }
    if (file != null) {
      file.begin(prefix + name, type, shape);
    }
  }

  private void end() {
    if (file != null) {
      file.end();
    }
  }

  /** Adds up what each rank has, element by element. */
  public void addUp(int[] values) {
    if (ranks.count() > 1) {
      int[][] all = ranks.gather(values, values.length);
      Arrays.setAll(values, k -> Arrays.stream(all).mapToInt(ofRank -> ofRank[k]).sum());
    }
  }

  /**
   * One value per neuron of a group.
   *
   * @param local the neurons of this rank
   * @param values theirs, and perhaps padding
   */
  public void neurons(String name, NeuronRange local, float[] values) {
    rows(name, local, new long[] {local.size()}, 1, row -> values);
    // Padding evolves like a neuron without input: the same wherever there is some.
    boolean padded = values.length > local.length();
    float[] own = {padded ? values[local.length()] : 0f};
    float[] padding = ranks.join(own, padded ? 1 : 0);
    if (padding.length > 0 && Float.floatToRawIntBits(padding[0]) != 0) {
      floats(name + PADDING, padding, 1);
    }
  }

  /**
   * Whole numbers: rows with one for each neuron of a group.
   *
   * @param rows number of rows, the same on all ranks
   * @param row those of the local neurons in a row
   */
  public void intRows(String name, NeuronRange local, int rows, IntFunction<int[]> row) {
    begin(name, StateType.INT32, rows, local.size());
    joinInts(rows, local.size(), row);
    end();
  }

  /**
   * A matrix with a column per neuron of a group.
   *
   * @param rows number of rows, the same on all ranks
   * @param row the values of the local neurons in a row
   */
  public void rows(String name, NeuronRange local, int rows, IntFunction<float[]> row) {
    rows(name, local, new long[] {rows, local.size()}, rows, row);
  }

  private void rows(
      String name, NeuronRange local, long[] shape, int rows, IntFunction<float[]> row) {
    begin(name, StateType.FLOAT32, shape);
    join(rows, local.size(), row, local.length());
    end();
  }

  /** A matrix that is the same on all ranks. */
  public void matrix(String name, int columns, int rows, IntFunction<float[]> row) {
    Runnable elements =
        () -> {
          for (int k = 0; k < rows; k++) {
            file.floats(row.apply(k), 0, columns);
          }
        };
    section(name, StateType.FLOAT32, elements, rows, columns);
  }

  /**
   * Rows of different lengths, one after the other; those of all ranks are joined row by row.
   *
   * @param elements number of all elements
   * @param width at least the length of the longest row on any rank, the same on all
   */
  public void ragged(String name, int elements, int width, float[][] rows) {
    begin(name, StateType.FLOAT32, elements);
    join(rows.length, width, k -> rows[k], Integer.MAX_VALUE);
    end();
  }

  /** The same for whole numbers. */
  public void ragged(String name, int elements, int width, int[][] rows) {
    begin(name, StateType.INT32, elements);
    joinInts(rows.length, width, k -> rows[k]);
    end();
  }

  private void joinInts(int rows, int width, IntFunction<int[]> row) {
    ranks.joinRows(
        rows,
        width,
        row,
        (k, joined, n) -> {
          if (file != null) {
            file.ints(joined, 0, n);
          }
        });
  }

  /** Writes rows, of each at most the first {@code limit} values of each rank. */
  private void join(int rows, int width, IntFunction<float[]> row, int limit) {
    if (ranks.count() == 1) {
      for (int k = 0; k < rows; k++) {
        float[] values = row.apply(k);
        file.floats(values, 0, Math.min(limit, values.length));
      }
      return;
    }
    float[] joined = new float[width];
    ranks.joinRows(
        rows,
        width,
        k -> bits(row.apply(k), limit),
        (k, bits, n) -> {
          for (int i = 0; i < n && file != null; i++) {
            joined[i] = Float.intBitsToFloat(bits[i]);
          }
          if (file != null) {
            file.floats(joined, 0, n);
          }
        });
  }

  private static int[] bits(float[] values, int limit) {
    int[] bits = new int[Math.min(limit, values.length)];
    Arrays.setAll(bits, k -> Float.floatToRawIntBits(values[k]));
    return bits;
  }
}
