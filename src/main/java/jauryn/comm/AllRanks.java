/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * What is known only when all ranks tell: sums and joined values. For what happens now and then;
 * all ranks must call, and in the same order.
 *
 * <p>Results do not depend on the number of ranks, down to the last bit: values are joined in the
 * order of ranks, which is the order of neurons, and sums add them one by one in that order.
 */
public final class AllRanks {
  private static final int FIRST_CAPACITY = 64;

  /**
   * Ints that all ranks together send at once, about: joining a large matrix takes little memory.
   */
  private static final int PIECE = 1 << 18;

  private final Communicator communicator;
  private final Gathering gathering;
  private int[] own = new int[FIRST_CAPACITY];
  private int length;

  /** All ranks that the communicator connects. */
  public AllRanks(Communicator communicator) {
    this.communicator = communicator;
    gathering = new Gathering(communicator, FIRST_CAPACITY, true);
  }

  /** The only rank of a run. */
  public static AllRanks alone() {
    return new AllRanks(new LocalCommunicator());
  }

  /** Number of this rank. */
  public int rank() {
    return communicator.rank();
  }

  /** Number of ranks. */
  public int count() {
    return communicator.size();
  }

  /** Whether this is rank 0, which writes what is written once. */
  public boolean isFirst() {
    return communicator.rank() == 0;
  }

  /** What a rank owns of a group of {@code size} neurons. */
  public NeuronRange share(int rank, int size) {
    return NeuronRange.of(size, rank, count());
  }

  /** Σ of one number of each rank. */
  public long sum(long value) {
    begin();
    give(value);
    exchange();
    long sum = 0;
    for (int rank = 0; rank < count(); rank++) {
      sum += readLong(gathering.begin(rank));
    }
    return sum;
  }

  /** Σ values of all ranks, added to 0 one after the other. */
  public double sum(double[] values) {
    begin();
    for (double value : values) {
      give(Double.doubleToRawLongBits(value));
    }
    exchange();
    double sum = 0;
    for (int rank = 0; rank < count(); rank++) {
      for (int k = 0; k < gathering.length(rank); k += 2) {
        sum += Double.longBitsToDouble(readLong(gathering.begin(rank) + k));
      }
    }
    return sum;
  }

  private long readLong(int at) {
    return gathering.data()[at] & 0xffffffffL | (long) gathering.data()[at + 1] << Integer.SIZE;
  }

  /** The first {@code n} values of each rank, joined. */
  public float[] join(float[] values, int n) {
    begin();
    for (int k = 0; k < n; k++) {
      give(Float.floatToRawIntBits(values[k]));
    }
    exchange();
    int total = 0;
    for (int rank = 0; rank < count(); rank++) {
      total += gathering.length(rank);
    }
    float[] joined = new float[total];
    int at = 0;
    for (int rank = 0; rank < count(); rank++) {
      for (int k = 0; k < gathering.length(rank); k++) {
        joined[at++] = Float.intBitsToFloat(gathering.data()[gathering.begin(rank) + k]);
      }
    }
    return joined;
  }

  /** The first {@code n} numbers of each rank, by rank. */
  public int[][] gather(int[] values, int n) {
    begin();
    for (int k = 0; k < n; k++) {
      give(values[k]);
    }
    exchange();
    int[][] all = new int[count()][];
    for (int rank = 0; rank < all.length; rank++) {
      int from = gathering.begin(rank);
      all[rank] = Arrays.copyOfRange(gathering.data(), from, from + gathering.length(rank));
    }
    return all;
  }

  /** What {@link #joinRows} is to do with a row. */
  public interface RowConsumer {
    /**
     * Takes a row of values of all ranks.
     *
     * @param row its number
     * @param values the joined values; to be copied if kept
     * @param n how many there are
     */
    void accept(int row, int[] values, int n);
  }

  /**
   * Joins rows: those of all ranks with the same number become one, in the order of ranks.
   *
   * @param rows number of rows, the same on all ranks
   * @param width length of the longest row, or more; the same on all ranks
   * @param local the values a rank has of a row
   * @param consumer gets the joined rows in ascending order, on every rank
   */
  public void joinRows(int rows, int width, IntFunction<int[]> local, RowConsumer consumer) {
    if (count() == 1) {
      for (int row = 0; row < rows; row++) {
        int[] own = local.apply(row);
        consumer.accept(row, own, own.length);
      }
      return;
    }
    int[] joined = new int[FIRST_CAPACITY];
    int[] at = new int[count()];
    int piece = Math.max(1, PIECE / count() / (1 + width));
    for (int first = 0; first < rows; first += piece) {
      int end = Math.min(rows, first + piece);
      begin();
      for (int row = first; row < end; row++) {
        give(local.apply(row));
      }
      exchange();
      for (int rank = 0; rank < at.length; rank++) {
        at[rank] = gathering.begin(rank);
      }
      for (int row = first; row < end; row++) {
        int n = 0;
        for (int rank = 0; rank < at.length; rank++) {
          int more = gathering.data()[at[rank]++];
          joined = n + more > joined.length ? Arrays.copyOf(joined, 2 * (n + more)) : joined;
          System.arraycopy(gathering.data(), at[rank], joined, n, more);
          at[rank] += more;
          n += more;
        }
        consumer.accept(row, joined, n);
      }
    }
  }

  private void begin() {
    length = 0;
  }

  private void give(int value) {
    if (length == own.length) {
      own = Arrays.copyOf(own, 2 * length);
    }
    own[length++] = value;
  }

  private void give(long value) {
    give((int) value);
    give((int) (value >>> Integer.SIZE));
  }

  private void give(int[] row) {
    give(row.length);
    for (int value : row) {
      give(value);
    }
  }

  private void exchange() {
    gathering.gather(own, length);
  }
}
