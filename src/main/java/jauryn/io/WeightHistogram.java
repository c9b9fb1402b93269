/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.util.Arrays;

/**
 * How many weights of a connection have which size, at the start and at the end of a run.
 *
 * <p>The bins are the same for all connections, ranks and runs, {@link #BIN} wide with one edge at
 * 0, so that counts of several files can be added. Weights beyond {@link #MOST} are counted in the
 * outermost bin.
 */
public final class WeightHistogram {
  /** Width of a bin in volts. */
  public static final double BIN = 1e-4;

  /** Largest weight in volts; learning keeps them far below. */
  public static final double MOST = 10;

  /** When weights are counted. */
  public enum Moment {
    START,
    END
  }

  private static final int MOST_BINS = (int) (MOST / BIN);

  private final long[][] counts = new long[Moment.values().length][0];
  private int first;

  /** Counts weights. */
  public void add(Moment moment, float... weights) {
    for (float weight : weights) {
      add(moment, (int) Math.floor(weight / BIN), 1);
    }
  }

  /** Adds to a bin, which is told by its lower edge divided by its width. */
  public void add(Moment moment, int bin, long count) {
    int inside = Math.max(-MOST_BINS, Math.min(MOST_BINS, bin));
    makeRoom(inside);
    counts[moment.ordinal()][inside - first] += count;
  }

  private void makeRoom(int bin) {
    int size = counts[0].length;
    if (size == 0) {
      first = bin;
    }
    int low = Math.min(first, bin);
    int high = Math.max(first + size, bin + 1);
    if (high - low == size) {
      return;
    }
    for (int k = 0; k < counts.length; k++) {
      long[] wider = new long[high - low];
      System.arraycopy(counts[k], 0, wider, first - low, size);
      counts[k] = wider;
    }
    first = low;
  }

  /** The lowest bin, counted from 0 V; {@link #bins()} bins from there hold everything. */
  public int first() {
    return first;
  }

  /** Number of bins from the first to the last one. */
  public int bins() {
    return counts[0].length;
  }

  /** Weights in the bin {@code first() + k}. */
  public long count(Moment moment, int k) {
    return counts[moment.ordinal()][k];
  }

  /** All weights of a moment; 0 if they were not counted. */
  public long total(Moment moment) {
    return Arrays.stream(counts[moment.ordinal()]).sum();
  }
}
