/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The results of all runs of a figure, by condition and in the order in which they were asked for.
 */
final class PaperResults {
  private final Map<String, List<PaperResult>> byCondition = new LinkedHashMap<>();

  /** The results of {@code runs}, in the same order. */
  PaperResults(List<PaperRun> runs, List<PaperResult> results) {
    for (int k = 0; k < runs.size(); k++) {
      byCondition
          .computeIfAbsent(runs.get(k).condition(), key -> new ArrayList<>())
          .add(results.get(k));
    }
  }

  /** Names of all conditions. */
  Set<String> conditions() {
    return byCondition.keySet();
  }

  /** The runs of a condition, one for each seed. */
  List<PaperResult> of(String condition) {
    if (!byCondition.containsKey(condition)) {
      throw new IllegalArgumentException("no condition " + condition);
    }
    return List.copyOf(byCondition.get(condition));
  }

  /** One number of all runs of a condition. */
  double[] numbers(String condition, String name) {
    return of(condition).stream().mapToDouble(result -> result.number(name)).toArray();
  }

  /** The spread of one number over the runs of a condition. */
  Spread spread(String condition, String name) {
    return Spread.of(numbers(condition, name));
  }

  /** Mean over the runs of a condition of one column, row by row. */
  double[] mean(String condition, String column) {
    List<PaperResult> results = of(condition);
    double[] mean = new double[results.get(0).curve(column).length];
    for (PaperResult result : results) {
      double[] values = result.curve(column);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += values[k] / results.size();
      }
    }
    return mean;
  }
}
