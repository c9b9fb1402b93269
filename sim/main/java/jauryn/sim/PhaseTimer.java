/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.LinkedHashMap;
import java.util.Map;

/** Wall time spent in each phase of a run. */
final class PhaseTimer {
  private static final double NANOS = 1e9;

  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private String phase;
  private long since;

  void enter(String name) {
    leave();
    phase = name;
  }

  void leave() {
    long now = System.nanoTime();
    if (phase != null) {
      seconds.merge(phase, (now - since) / NANOS, Double::sum);
      phase = null;
    }
    since = now;
  }

  /** Seconds by phase, in order of first entry. */
  Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }
}
