/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import jauryn.io.ExitCode;
import jauryn.io.StateFile;
import jauryn.io.StateSection;
import jauryn.io.StateType;
import jauryn.io.UserError;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where objects read back what they have written with a {@link StateWriter}. A value that is
 * missing, or has another type or shape than asked for, is a UserError with INPUT that names file
 * and section.
 */
public final class StateReader {
  private final StateFile file;
  private final AllRanks ranks;
  private final String prefix;
  private final long step;
  private final Set<String> used;

  /**
   * A reader of a file.
   *
   * @param step the step that comes next
   */
  public StateReader(StateFile file, long step, AllRanks ranks) {
    this(file, ranks, "", step, new HashSet<>());
  }

  private StateReader(StateFile file, AllRanks ranks, String prefix, long step, Set<String> used) {
    this.file = file;
    this.ranks = ranks;
    this.prefix = prefix;
    this.step = step;
    this.used = used;
  }

  /** A reader of the same file for names that begin with {@code name/}. */
  public StateReader in(String name) {
    return new StateReader(file, ranks, prefix + name + "/", step, used);
  }

  /** The step that comes next. */
  public long step() {
    return step;
  }

  /** Whether there is something of this name. */
  public boolean has(String name) {
    return file.section(prefix + name) != null;
  }

  /** One whole number. */
  public long integer(String name) {
    return section(name, StateType.INT64, 1).longs()[0];
  }

  /** One whole number from {@code least} to {@code greatest}. */
  public long integer(String name, long least, long greatest) {
    long value = integer(name);
    if (value < least || value > greatest) {
      throw bad(
          name,
          value,
          least == greatest ? "" + least : "a number from " + least + " to " + greatest);
    }
    return value;
  }

  /** The part of this rank in a sum of all: all of it on the first, nothing on the others. */
  public long share(String name) {
    long sum = integer(name, 0, Long.MAX_VALUE);
    return ranks.isFirst() ? sum : 0;
  }

  /** One real number. */
  public double real(String name) {
    return section(name, StateType.FLOAT64, 1).doubles()[0];
  }

  /** A switch. */
  public boolean flag(String name) {
    return integer(name, 0, 1) == 1;
  }

  /** Text. */
  public String text(String name) {
    return section(name, StateType.BYTES).text();
  }

  /** Bytes. */
  public byte[] bytes(String name) {
    return section(name, StateType.BYTES).bytes();
  }

  /** Whole numbers. */
  public int[] ints(String name) {
    return section(name, StateType.INT32).ints();
  }

  /** {@code count} whole numbers from 0 to {@code limit} - 1. */
  public int[] indices(String name, int count, int limit) {
    int[] values = indices(name, limit);
    if (values.length != count) {
      throw bad(name, values.length + " values", "" + count);
    }
    return values;
  }

  /** Whole numbers from 0 to {@code limit} - 1. */
  public int[] indices(String name, int limit) {
    int[] values = ints(name);
    for (int value : values) {
      if (value < 0 || value >= limit) {
        throw bad(name, value, "numbers from 0 to " + (limit - 1));
      }
    }
    return values;
  }

  /** Whole numbers. */
  public long[] longs(String name) {
    return section(name, StateType.INT64).longs();
  }

  /** Steps in order, all of them before the next one. */
  public long[] steps(String name) {
    long[] values = longs(name);
    for (int k = 0; k < values.length; k++) {
      if (values[k] < (k == 0 ? 0 : values[k - 1]) || values[k] >= step) {
        throw bad(name, "step " + values[k], "steps in order, from 0 to " + (step - 1));
      }
    }
    return values;
  }

  /** Real numbers. */
  public double[] doubles(String name, int count) {
    return section(name, StateType.FLOAT64, count).doubles();
  }

  /** Real numbers. */
  public float[] floats(String name) {
    return section(name, StateType.FLOAT32).floats();
  }

  /** Real numbers. */
  public float[] floats(String name, int count) {
    return section(name, StateType.FLOAT32, count).floats();
  }

  /** One value per neuron of a group: those of the local neurons, and the padding behind them. */
  public void neurons(String name, NeuronRange local, float[] into) {
    section(name, StateType.FLOAT32, local.size()).floats(local.begin(), into, local.length());
    float padding = 0f;
    if (has(name + StateWriter.PADDING)) {
      padding = floats(name + StateWriter.PADDING, 1)[0];
    }
    Arrays.fill(into, local.length(), into.length, padding);
  }

  /** A matrix with a column per neuron of a group, of which it gives those of the local neurons. */
  public Rows rows(String name, NeuronRange local) {
    StateSection section = section(name, StateType.FLOAT32);
    long[] shape = section.shape();
    if (shape.length != 2 || shape[1] != local.size()) {
      throw bad(name, Arrays.toString(shape) + " values", "rows of " + local.size());
    }
    return new Rows(section, local, (int) shape[0]);
  }

  /** The same, of which the number of rows is known. */
  public Rows rows(String name, NeuronRange local, int count) {
    Rows rows = rows(name, local);
    if (rows.count() != count) {
      throw bad(name, rows.count() + " rows", "" + count);
    }
    return rows;
  }

  /**
   * Whole numbers from 0 to {@code limit} - 1: {@code count} rows with one for each neuron of a
   * group, of which it gives those of the local neurons.
   */
  public int[][] intRows(String name, NeuronRange local, int count, int limit) {
    int[] all = indices(name, Math.multiplyExact(count, local.size()), limit);
    int[][] rows = new int[count][];
    for (int k = 0; k < count; k++) {
      int first = k * local.size();
      rows[k] = Arrays.copyOfRange(all, first + local.begin(), first + local.end());
    }
    return rows;
  }

  /** The rows of a matrix; see {@link StateReader#rows}. */
  public static final class Rows {
    private final StateSection section;
    private final NeuronRange local;
    private final int count;

    private Rows(StateSection section, NeuronRange local, int count) {
      this.section = section;
      this.local = local;
      this.count = count;
    }

    /** Number of rows. */
    public int count() {
      return count;
    }

    /** Copies the values of the local neurons in row {@code k}. */
    public void copy(int k, float[] into) {
      section.floats(k * local.size() + local.begin(), into, local.length());
    }
  }

  private StateSection section(String name, StateType type, int... shape) {
    StateSection section = file.section(prefix + name);
    if (section == null) {
      throw new UserError(
          ExitCode.INPUT,
          file.path() + ": section " + prefix + name + ": missing, this is another network");
    }
    if (section.type() != type) {
      throw bad(name, section.type() + " values", "those of type " + type);
    }
    if (shape.length > 0
        && !Arrays.equals(section.shape(), Arrays.stream(shape).asLongStream().toArray())) {
      throw bad(
          name,
          Arrays.toString(section.shape()) + " values",
          Arrays.toString(shape) + ", this is another network");
    }
    used.add(prefix + name);
    return section;
  }

  /** The error for a value that cannot be. */
  public UserError bad(String name, Object found, String expected) {
    return new UserError(
        ExitCode.INPUT,
        file.path() + ": section " + prefix + name + ": " + found + ", expected " + expected);
  }

  /** Whatever is under {@code name/} is read by others. */
  public void leave(String name) {
    for (StateSection section : file.sections()) {
      if (section.name().startsWith(prefix + name + "/")) {
        used.add(section.name());
      }
    }
  }

  /** Sees to it that nothing of the file was left over on all ranks; to be called by all. */
  public void requireAllUsed() {
    List<StateSection> sections = List.copyOf(file.sections());
    int[] readHere = new int[sections.size()];
    Arrays.setAll(readHere, k -> used.contains(sections.get(k).name()) ? 1 : 0);
    int[][] read = ranks.gather(readHere, readHere.length);
    for (int k = 0; k < readHere.length; k++) {
      int section = k;
      if (Arrays.stream(read).allMatch(ofRank -> ofRank[section] == 0)) {
        throw new UserError(
            ExitCode.INPUT,
            file.path()
                + ": section "
                + sections.get(k).name()
                + ": nothing here has such a state, this is another network");
      }
    }
  }
}
