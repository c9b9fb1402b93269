/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wall time spent in each phase of a run. */
final class PhaseTimer implements Stateful {
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

  /** {@inheritDoc} The time of the present phase goes on. */
  @Override
  public void save(StateWriter out) {
    String present = phase;
    enter(present);
    out.text("phases", String.join("\n", seconds.keySet()));
    double[] times = seconds.values().stream().mapToDouble(Double::doubleValue).toArray();
    out.doubles("seconds", times, times.length);
  }

  /** {@inheritDoc} Times measured before are added to. */
  @Override
  public void load(StateReader in) {
    leave();
    Map<String, Double> since = new LinkedHashMap<>(seconds);
    seconds.clear();
    String[] names = in.text("phases").split("\n");
    double[] times = in.doubles("seconds", names.length);
    for (int k = 0; k < names.length; k++) {
      seconds.put(names[k], times[k]);
    }
    since.forEach((name, time) -> seconds.merge(name, time, Double::sum));
  }

  /** Seconds by phase, in order of first entry. */
  Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }
}
