/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.tools.Quantiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Runs of several programs that take turns, so that what else the machine does touches all of them.
 */
final class Turns {

  /** Runs a program once. */
  interface Program {
    Run run() throws IOException, InterruptedException;
  }

  private final Map<String, Program> programs = new LinkedHashMap<>();
  private final Map<String, List<Run>> runs = new LinkedHashMap<>();

  /** Adds a program under a name. */
  Turns add(String name, Program program) {
    programs.put(name, program);
    runs.put(name, new ArrayList<>());
    return this;
  }

  /** Runs all programs {@code count} times. */
  Turns take(int count) throws IOException, InterruptedException {
    for (int k = 0; k < count; k++) {
      for (Map.Entry<String, Program> entry : programs.entrySet()) {
        System.err.printf("%s, run %d of %d%n", entry.getKey(), k + 1, count);
        runs.get(entry.getKey()).add(entry.getValue().run());
      }
    }
    return this;
  }

  /** Whether there is such a program. */
  boolean has(String name) {
    return programs.containsKey(name);
  }

  /** The median of a figure over all runs of a program. */
  double median(String name, ToDoubleFunction<Run> figure) {
    return Quantiles.median(runs.get(name).stream().mapToDouble(figure).toArray());
  }
}
