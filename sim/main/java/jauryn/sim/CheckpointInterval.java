/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often the state of a run is written: after so much wall time, or so many blocks.
 *
 * @param seconds wall time, infinite if blocks decide
 * @param blocks 0 if time decides
 */
record CheckpointInterval(double seconds, int blocks) {
  private static final Pattern TIME = Pattern.compile("([0-9.]+(?:[eE][0-9]+)?) *(s|m|min|h)");
  private static final Pattern BLOCKS = Pattern.compile("([0-9]{1,9}) *(block|blocks)");
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  /** Reads {@code 60s}, {@code 5m}, {@code 1h} or {@code 2 blocks}. */
  static CheckpointInterval parse(String option, String text) {
    Matcher blocks = BLOCKS.matcher(text);
    if (blocks.matches() && Integer.parseInt(blocks.group(1)) > 0) {
      return new CheckpointInterval(Double.POSITIVE_INFINITY, Integer.parseInt(blocks.group(1)));
    }
    Matcher time = TIME.matcher(text);
    if (time.matches()) {
      double seconds = Numbers.real(option, time.group(1)) * unit(time.group(2));
      if (seconds > 0) {
        return new CheckpointInterval(seconds, 0);
      }
    }
    throw Check.badValue(
        option, text, "a time such as 60s, 5m or 1h, or a number such as 2 blocks");
  }

  private static int unit(String name) {
    return switch (name) {
      case "s" -> 1;
      case "h" -> HOUR;
      default -> MINUTE;
    };
  }

  /** In a form that can be read again. */
  @Override
  public String toString() {
    if (blocks > 0) {
      return blocks + (blocks == 1 ? " block" : " blocks");
    }
    return Numbers.brief(seconds) + "s";
  }
}
