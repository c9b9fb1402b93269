/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of a sweep: runs that differ by their seed only are taken together, and the spread
 * of their error is shown, at the end and before each block.
 */
final class SweepSummary {
  private static final String FORMAT = "jauryn-sweep";
  private static final int FORMAT_VERSION = 1;
  private static final String BOTTOM_LINE =
      "Mean square error at the end: quantiles over the runs of a row, which differ by their seed.";

  private final SweepCommandLine sweep;
  private final Map<SweepPoint, RunOutcome> outcomes;
  private final Map<SweepPoint, List<SweepPoint>> groups = new LinkedHashMap<>();

  /** The sweep, and how all of its runs ended or stand, in the order of the grid. */
  SweepSummary(SweepCommandLine sweep, Map<SweepPoint, RunOutcome> outcomes) {
    this.sweep = sweep;
    this.outcomes = outcomes;
    for (SweepPoint point : outcomes.keySet()) {
      groups.computeIfAbsent(point.withoutSeed(), key -> new ArrayList<>()).add(point);
    }
  }

  /** How many runs are complete. */
  long complete() {
    return outcomes.values().stream().filter(RunOutcome::complete).count();
  }

  /** A table with a row for each group of runs. */
  String markdown() {
    List<String> names =
        sweep.lists().keySet().stream().filter(n -> !SweepPoint.SEED.equals(n)).toList();
    List<String> head = new ArrayList<>(names);
    head.addAll(List.of("runs", "median", "25 %", "75 %", "min", "max"));
    MarkdownTable table = new MarkdownTable(names.size(), head);
    groups.forEach(
        (group, points) -> {
          List<String> row = new ArrayList<>(group.values().values());
          Spread spread = Spread.of(results(points), RunResult::finalError);
          row.add(
              spread.count() == points.size()
                  ? "" + points.size()
                  : spread.count() + " of " + points.size());
          for (double value :
              new double[] {
                spread.median(),
                spread.quarter(),
                spread.threeQuarters(),
                spread.min(),
                spread.max()
              }) {
            row.add(Numbers.rounded(value));
          }
          table.row(row);
        });
    return table.text() + "\n" + BOTTOM_LINE + "\n";
  }

  private List<RunResult> results(List<SweepPoint> points) {
    return points.stream().flatMap(point -> outcomes.get(point).result().stream()).toList();
  }

  /** Keys and values of {@code summary.json}; they are described in docs/file-formats.md. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("formatVersion", FORMAT_VERSION);
    content.put("program", sweep.feedback().program());
    content.put("lists", sweep.lists());
    content.put("common", sweep.common());
    content.put("runs", outcomes.size());
    content.put("complete", complete());
    List<Object> others = new ArrayList<>();
    for (RunOutcome outcome : outcomes.values()) {
      if (!outcome.complete()) {
        others.add(failure(outcome));
      }
    }
    content.put("incomplete", others);
    List<Object> points = new ArrayList<>();
    groups.forEach((group, members) -> points.add(point(group, members)));
    content.put("points", points);
    return content;
  }

  private static Map<String, Object> failure(RunOutcome outcome) {
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("run", outcome.run().name());
    failure.put("exitCode", outcome.exitCode() == 0 ? null : outcome.exitCode());
    failure.put("message", outcome.message());
    return failure;
  }

  private Map<String, Object> point(SweepPoint group, List<SweepPoint> members) {
    List<RunResult> results = results(members);
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("values", group.values());
    point.put("runs", members.size());
    point.put(
        "folders",
        members.stream().filter(m -> outcomes.get(m).complete()).map(SweepPoint::folder).toList());
    point.put("finalMeanSquareError", Spread.of(results, RunResult::finalError).content());
    point.put("wallSeconds", Spread.of(results, RunResult::wallSeconds).content());
    List<Object> blocks = new ArrayList<>();
    int length = results.stream().mapToInt(result -> result.errors().length).min().orElse(0);
    for (int block = 0; block < length; block++) {
      int k = block;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("block", block);
      entry.put("timeSeconds", JsonText.finite(results.get(0).times()[block]));
      entry.putAll(Spread.of(results, result -> result.errors()[k]).content());
      blocks.add(entry);
    }
    point.put("meanSquareError", blocks);
    return point;
  }
}
