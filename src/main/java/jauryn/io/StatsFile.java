/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.nio.file.Path;

/**
 * The learning curve in a file .stats: one line per block, which begins with the block and the mean
 * square error before it. What follows on a line is not read.
 *
 * @param path the file
 * @param blocks number of each block
 * @param errors mean square error before each block
 */
public record StatsFile(Path path, long[] blocks, double[] errors) {
  private static final String LINE = "'block mse ...', as in '3 45.7784 ...'";

  /**
   * Reads a file, also one that is being written: a last line without its end is left out. What
   * cannot be read, or a line that is none of this format, is a UserError with INPUT.
   */
  public static StatsFile read(Path path) {
    TextScanner in = TextScanner.open(path);
    LongArrayList blocks = new LongArrayList();
    DoubleArrayList errors = new DoubleArrayList();
    while (in.nextLine()) {
      if (in.atEndOfLine() || in.at('#') || !in.lineEnds()) {
        continue;
      }
      blocks.add(in.index("block", LINE));
      errors.add(in.number("mean square error", LINE));
    }
    return new StatsFile(path, blocks.toLongArray(), errors.toDoubleArray());
  }
}
