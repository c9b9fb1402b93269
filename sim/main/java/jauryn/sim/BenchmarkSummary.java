/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.JsonText;
import jauryn.tools.SpikeTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The table of a benchmark: a row for each task, medians over its seeds. */
final class BenchmarkSummary {
  private static final String FORMAT = "jauryn-benchmark";
  private static final int FORMAT_VERSION = 1;
  private static final String NOTE =
      """
      Medians over the seeds. Distance: van Rossum's, tau 10 ms, of one loop, mean over the outputs, before
      learning and at the end; 50 % and 90 %: seconds of learning until a loop was so far on the way from
      the one to the other. Runs at a time, for the wall time: \
      """;

  /**
   * A task, done.
   *
   * @param task which
   * @param parameters those of its runs; the seed is that of the first
   * @param runs how many were asked for
   * @param results of those that are complete
   */
  record Row(
      SpikeTask task, SuperSpikeParameters parameters, int runs, List<BenchmarkResult> results) {

    /** Synapses of the network, feedback not counted. */
    long synapses() {
      long from = parameters.nin();
      double synapses = 0;
      for (int layer = 0; layer < parameters.layers(); layer++) {
        double density = layer == 0 ? parameters.sparseness() : 1;
        synapses += density * from * parameters.nhidden();
        from = parameters.nhidden();
      }
      return Math.round(synapses) + from * parameters.nout();
    }

    String network() {
      return parameters.nin()
          + ("-" + parameters.nhidden()).repeat(parameters.layers())
          + "-"
          + parameters.nout();
    }

    Spread spread(ToDoubleFunction<BenchmarkResult> value) {
      return Spread.of(results, value);
    }
  }

  private final String program;
  private final int jobs;
  private final List<Row> rows;

  BenchmarkSummary(String program, int jobs, List<Row> rows) {
    this.program = program;
    this.jobs = jobs;
    this.rows = List.copyOf(rows);
  }

  /** The table, and what its columns mean. */
  String markdown() {
    MarkdownTable table =
        new MarkdownTable(
            2,
            List.of(
                "task",
                "network",
                "synapses",
                "loop (s)",
                "seeds",
                "distance",
                "after",
                "50 % (s)",
                "90 % (s)",
                "learned (s)",
                "wall (s)"));
    for (Row row : rows) {
      int done = row.results().size();
      table.row(
          List.of(
              row.task().name(),
              row.network(),
              Long.toString(row.synapses()),
              Numbers.brief(row.parameters().grid()),
              done == row.runs() ? "" + done : done + " of " + row.runs(),
              median(row, BenchmarkResult::before),
              median(row, BenchmarkResult::after),
              median(row, BenchmarkResult::halfSeconds),
              median(row, BenchmarkResult::mostSeconds),
              Numbers.brief(BenchmarkResult.learningSeconds(row.parameters())),
              median(row, BenchmarkResult::wallSeconds)));
    }
    return table.text() + "\n" + NOTE + jobs + "\n" + outOfReach();
  }

  /** What the distance of some tasks means. */
  private String outOfReach() {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      SpikeTask task = row.task();
      if (task.outOfReach() > 0) {
        text.append('\n').append(task.name()).append(": ").append(task.outOfReach());
        text.append(" of ").append(task.targetSpikes());
        text.append(" target spikes come more than 0.2 s after all input; networks without\n");
        text.append("recurrent connections, as these are, cannot learn them.\n");
      }
    }
    return text.toString();
  }

  private static String median(Row row, ToDoubleFunction<BenchmarkResult> value) {
    return Numbers.rounded(row.spread(value).median());
  }

  /** Keys and values of {@code benchmark.json}; they are described in docs/file-formats.md. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("formatVersion", FORMAT_VERSION);
    content.put("program", program);
    content.put("version", BuildInfo.load().version());
    content.put("commit", BuildInfo.load().commit());
    content.put("processors", Runtime.getRuntime().availableProcessors());
    content.put("runsAtATime", jobs);
    content.put("vanRossumTauSeconds", Benchmark.TAU);
    content.put("tasks", rows.stream().map(BenchmarkSummary::content).toList());
    return content;
  }

  private static Map<String, Object> content(Row row) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("task", row.task().name());
    content.put("inputSpikes", row.task().inputSpikes());
    content.put("targetSpikes", row.task().targetSpikes());
    content.put("targetSpikesLeftOut", row.task().leftOut());
    content.put("targetSpikesOutOfReach", row.task().outOfReach());
    content.put("synapses", row.synapses());
    content.put("loopSeconds", JsonText.decimal(row.parameters().grid()));
    content.put("learningSeconds", BenchmarkResult.learningSeconds(row.parameters()));
    Map<String, Object> parameters = SuperSpikeOptions.values(row.parameters());
    parameters.keySet().removeAll(List.of("dir", "log-dir", "seed"));
    content.put("parameters", parameters);
    content.put("runs", row.runs());
    content.put("distanceBefore", row.spread(BenchmarkResult::before).content());
    content.put("distanceAfter", row.spread(BenchmarkResult::after).content());
    content.put("secondsTo50Percent", row.spread(BenchmarkResult::halfSeconds).content());
    content.put("secondsTo90Percent", row.spread(BenchmarkResult::mostSeconds).content());
    content.put("wallSeconds", row.spread(BenchmarkResult::wallSeconds).content());
    List<Object> results = new ArrayList<>();
    row.results().forEach(result -> results.add(result.content()));
    content.put("results", results);
    return content;
  }
}
