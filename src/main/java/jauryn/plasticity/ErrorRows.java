/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import jauryn.math.Vectors;
import java.util.Arrays;

/**
 * A row of errors for each of some steps, filled again and again from sparse events. What was there
 * before is removed only where nothing takes its place.
 */
final class ErrorRows {
  private final float[][] rows;

  /** Whether a row as a whole was written since {@link #begin()}. */
  private final boolean[] written;

  /** Whether a row as a whole was written before. */
  private final boolean[] stale;

  /** Single elements that were written: row, neuron. */
  private final IntArrayList single = new IntArrayList();

  ErrorRows(int count, int width) {
    rows = new float[count][width];
    written = new boolean[count];
    stale = new boolean[count];
  }

  /** Row {@code k}. */
  float[] row(int k) {
    return rows[k];
  }

  /** Begins to fill rows. */
  void begin() {
    for (int k = 0; k < single.size(); k += 2) {
      rows[single.getInt(k)][single.getInt(k + 1)] = 0f;
    }
    single.clear();
    for (int k = 0; k < rows.length; k++) {
      stale[k] |= written[k];
      written[k] = false;
    }
  }

  /** Sets one element; not to be mixed with {@link #addScaled}. */
  void set(int k, int neuron, float error) {
    rows[k][neuron] = error;
    single.add(k);
    single.add(neuron);
  }

  /** Adds a vector times a factor to a row. */
  void addScaled(int k, float factor, float[] vector, int n) {
    if (written[k]) {
      Vectors.addScaled(factor, vector, rows[k], n);
    } else {
      Vectors.scaled(factor, vector, rows[k], n);
      written[k] = true;
      stale[k] = false;
    }
  }

  /** The first {@code count} rows are filled; the others are not to be read. */
  void end(int count) {
    for (int k = 0; k < count; k++) {
      if (stale[k]) {
        Arrays.fill(rows[k], 0f);
        stale[k] = false;
      }
    }
  }
}
