/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import java.util.Arrays;

/**
 * What happens to neurons in the rows (steps) of an update window, in the order in which it is to
 * be taken: in each entry a row, the place of a vector in a table of them, and a factor.
 */
public final class LaneEvents {
  private static final int NEVER = Integer.MIN_VALUE;

  private int[] rows = new int[64];
  private int[] sources = new int[64];
  private float[] factors = new float[64];
  private float[] secondFactors = new float[64];
  private int[] begin = new int[1];
  private int size;

  /** An empty list. */
  public LaneEvents() {
    clear();
  }

  /** Empties the list. */
  public void clear() {
    size = 0;
    rows[0] = NEVER;
  }

  /** Appends an event with one factor. */
  public void add(int row, int source, float factor) {
    add(row, source, factor, 0f);
  }

  /** Appends an event with two factors. */
  public void add(int row, int source, float factor, float secondFactor) {
    if (size + 1 == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      sources = Arrays.copyOf(sources, 2 * size);
      factors = Arrays.copyOf(factors, 2 * size);
      secondFactors = Arrays.copyOf(secondFactors, 2 * size);
    }
    rows[size] = row;
    sources[size] = source;
    factors[size] = factor;
    secondFactors[size++] = secondFactor;
    rows[size] = NEVER;
  }

  /** Finds where each block of rows begins; rows must ascend from 0. */
  public void index(int blockLength, int blocks) {
    if (begin.length <= blocks) {
      begin = new int[blocks + 1];
    }
    int next = 0;
    for (int block = 0; block <= blocks; block++) {
      while (next < size && rows[next] < block * blockLength) {
        next++;
      }
      begin[block] = next;
    }
  }

  /** The first event of a block, or of a later one; after {@link #index}. */
  public int begin(int block) {
    return begin[block];
  }

  /** Number of events. */
  public int size() {
    return size;
  }

  /** Row of event {@code k}; after the last one, a row that never comes. */
  public int row(int k) {
    return rows[k];
  }

  /** Place of the vector of event {@code k}. */
  public int source(int k) {
    return sources[k];
  }

  /** Rows of all events, live; after the last one follows a row that never comes. */
  public int[] rows() {
    return rows;
  }

  /** Places of the vectors of all events, live. */
  public int[] sources() {
    return sources;
  }

  /** Factors of all events, live. */
  public float[] factors() {
    return factors;
  }

  /** Second factors of all events, live. */
  public float[] secondFactors() {
    return secondFactors;
  }
}
