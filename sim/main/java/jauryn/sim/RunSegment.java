/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a run that one process did.
 *
 * @param started local time, ISO 8601
 * @param version of the program
 * @param commit of the program
 * @param arguments command line as given
 * @param fromSeconds model time at which it began
 * @param toSeconds model time up to which it counts: its end, or its last checkpoint
 * @param wallSeconds wall time this took
 */
record RunSegment(
    String started,
    String version,
    String commit,
    List<String> arguments,
    double fromSeconds,
    double toSeconds,
    double wallSeconds) {

  /** A segment that begins. */
  static RunSegment starting(
      OffsetDateTime started, BuildInfo build, List<String> arguments, double fromSeconds) {
    return new RunSegment(
        started.truncatedTo(ChronoUnit.SECONDS).toString(),
        build.version(),
        build.commit(),
        arguments,
        fromSeconds,
        fromSeconds,
        0);
  }

  /** The same up to a later time. */
  RunSegment until(double seconds, double wall) {
    return new RunSegment(started, version, commit, arguments, fromSeconds, seconds, wall);
  }

  /** Keys and values for {@code run.json} and checkpoints. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("started", started);
    content.put("version", version);
    content.put("commit", commit);
    content.put("arguments", arguments);
    content.put("fromSeconds", fromSeconds);
    content.put("toSeconds", toSeconds);
    content.put("wallSeconds", wallSeconds);
    return content;
  }

  /** What {@link #content} has become when written and read; a ClassCastException if it has not. */
  static RunSegment of(Map<?, ?> content) {
    return new RunSegment(
        text(content, "started"),
        text(content, "version"),
        text(content, "commit"),
        ((List<?>) content.get("arguments")).stream().map(String.class::cast).toList(),
        number(content, "fromSeconds"),
        number(content, "toSeconds"),
        number(content, "wallSeconds"));
  }

  private static String text(Map<?, ?> content, String key) {
    return String.class.cast(content.get(key));
  }

  private static double number(Map<?, ?> content, String key) {
    return Number.class.cast(content.get(key)).doubleValue();
  }
}
