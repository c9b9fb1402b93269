/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.nio.file.Path;

/**
 * Spikes of a text file (.ras): one event per line, time in seconds and neuron id, anything after
 * them ignored; {@code #} starts a comment line; lines in any order.
 *
 * <p>The step of an event is trunc(time / 1e-4), computed in double as Auryn does: truncation moves
 * some decimal times one step early (0.0003 s is step 2). Events with an id outside the group are
 * left out and counted. Events are sorted by step; simultaneous ones come in the order of {@link
 * StdSort}, which is Auryn's.
 *
 * @param path the file
 * @param steps step of each event, 0 to 2^32 - 1, not decreasing
 * @param neurons neuron of each event, 0 to size - 1
 * @param droppedIds how many events had an id of {@code size} or more
 */
public record RasFile(Path path, long[] steps, int[] neurons, int droppedIds) {
  private static final String LINE = "'time id', as in '0.0123 45'";
  private static final String TIME = "a time from 0 to 429496.7295 s";
  private static final String ID = "a neuron id, an integer from 0 on";

  /**
   * Reads the events of a group of {@code size} neurons. A file without events is no error here.
   * What cannot be read, or a line that is no event, is a UserError with INPUT.
   */
  public static RasFile read(Path path, int size) {
    TextScanner in = TextScanner.open(path);
    LongArrayList events = new LongArrayList();
    int dropped = 0;
    while (in.nextLine()) {
      if (in.atEndOfLine() || in.at('#')) {
        continue;
      }
      long step = step(in);
      if (in.atEndOfLine()) {
        throw in.error("the id is missing", LINE);
      }
      long id = in.index("id", ID);
      if (id < size) {
        events.add(step << 32 | id);
      } else {
        dropped++;
      }
    }
    long[] sorted = events.toLongArray();
    StdSort.sort(sorted);
    int[] neurons = new int[sorted.length];
    for (int k = 0; k < sorted.length; k++) {
      neurons[k] = (int) sorted[k];
      sorted[k] >>>= 32;
    }
    return new RasFile(path, sorted, neurons, dropped);
  }

  private static long step(TextScanner in) {
    double time = in.number("time", LINE);
    double step = time / SpikeFile.STEP_SECONDS;
    if (time < 0 || step >= SpikeFileWriter.MAX_STEP + 1.0) {
      throw in.error("time " + time + (time < 0 ? " is negative" : " is too late"), TIME);
    }
    return (long) step;
  }

  /** Writes one event, the time with 6 decimals. */
  public static void writeEvent(OutputFile out, double time, long neuron) {
    out.writeFixed(time, 6);
    out.writeByte(' ');
    out.writeUnsigned(neuron);
    out.writeByte('\n');
  }
}
