/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The segments of a run: those of earlier processes, and the one that goes on. */
final class SegmentList {
  private static final double NANOS = 1e-9;

  private final List<RunSegment> earlier;
  private final RunSegment present;
  private final LongSupplier nanoClock;
  private final long startNanos;

  /**
   * Earlier segments and one that began at {@code startNanos} by the clock.
   *
   * @param nanoClock tells the time in nanoseconds, as {@link System#nanoTime} does
   */
  SegmentList(
      List<RunSegment> earlier, RunSegment present, long startNanos, LongSupplier nanoClock) {
    this.earlier = List.copyOf(earlier);
    this.present = present;
    this.startNanos = startNanos;
    this.nanoClock = nanoClock;
  }

  /** All segments; the last one ends now, at this model time. */
  List<RunSegment> until(double seconds) {
    List<RunSegment> all = new ArrayList<>(earlier);
    all.add(present.until(seconds, (nanoClock.getAsLong() - startNanos) * NANOS));
    return all;
  }

  /** The same as keys and values. */
  List<Map<String, Object>> content(double seconds) {
    return until(seconds).stream().map(RunSegment::content).toList();
  }
}
