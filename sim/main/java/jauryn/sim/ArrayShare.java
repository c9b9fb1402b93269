/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The share of a task of a SLURM job array, as its variables {@code SLURM_ARRAY_TASK_*} tell: every
 * {@code tasks}-th item. An array such as {@code --array=1-9:2} is fine; one with gaps is not, as a
 * task cannot know its place in it.
 *
 * @param index from 0
 * @param tasks how many there are
 */
record ArrayShare(int index, int tasks) {
  private static final String PREFIX = "SLURM_ARRAY_TASK_";

  /** The share this process has; all of it where there is no array. */
  static ArrayShare of(Map<String, String> environment) {
    if (!environment.containsKey(PREFIX + "ID") || !environment.containsKey(PREFIX + "COUNT")) {
      return new ArrayShare(0, 1);
    }
    long id = number(environment, "ID", 0);
    long count = number(environment, "COUNT", 1);
    long first = number(environment, "MIN", 0);
    long step = Math.max(1, number(environment, "STEP", 1));
    long last = number(environment, "MAX", first + (count - 1) * step);
    boolean regular = last - first == (count - 1) * step && (id - first) % step == 0;
    if (count < 1 || id < first || id > last || !regular && count > 1) {
      throw new UserError(
          ExitCode.USAGE,
          String.format(
              "SLURM task %d of %d, numbered %d to %d: expected an array without gaps, such as"
                  + " --array=0-9",
              id, count, first, last));
    }
    return new ArrayShare((int) ((id - first) / step), (int) count);
  }

  private static long number(Map<String, String> environment, String name, long otherwise) {
    String text = environment.get(PREFIX + name);
    try {
      return text == null ? otherwise : Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw new UserError(
          ExitCode.USAGE, PREFIX + name + "=" + text + ": expected a whole number", e);
    }
  }

  /** Whether there are other tasks. */
  boolean partial() {
    return tasks > 1;
  }

  /** The items of this share, in order. */
  <T> List<T> of(List<T> items) {
    return IntStream.range(0, items.size())
        .filter(k -> k % tasks == index)
        .mapToObj(items::get)
        .toList();
  }
}
