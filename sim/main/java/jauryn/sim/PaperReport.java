/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What is written about a figure: tables of all runs, picture, description and verdict. */
final class PaperReport {
  private static final String FORMAT = "jauryn-paper";
  private static final int FORMAT_VERSION = 1;
  private static final double NANOS = 1e-9;
  private static final JSON WRITER =
      JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES);

  private final PaperFigure figure;
  private final List<PaperRuns.Done> runs;
  private final int jobs;
  private final long nanos;
  private final PaperResults results;
  private final PaperVerdict verdict;

  /** A figure of which all runs are done, and how long that took. */
  PaperReport(PaperFigure figure, List<PaperRuns.Done> runs, int jobs, long nanos) {
    this.figure = figure;
    this.runs = List.copyOf(runs);
    this.jobs = jobs;
    this.nanos = nanos;
    results =
        new PaperResults(
            runs.stream().map(PaperRuns.Done::run).toList(),
            runs.stream().map(PaperRuns.Done::result).toList());
    verdict = figure.judge(results);
  }

  /** The verdict, a line for each claim. */
  List<String> lines() {
    return verdict.findings().stream()
        .map(finding -> figure.name() + ": " + finding.line())
        .toList();
  }

  /** Writes all files. */
  void write(Path folder) {
    text(folder.resolve("runs.csv"), numbers());
    text(folder.resolve("curves.csv"), curves());
    text(folder.resolve("verdict.txt"), String.join("\n", lines()) + "\n");
    for (String kind : List.of(".png", ".svg")) {
      verdict.plot().write(folder.resolve(figure.name() + kind));
    }
    try {
      text(folder.resolve("run.json"), WRITER.asString(content()) + "\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void text(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (OutputFile out = OutputFile.create(file)) {
      out.writeBytes(bytes, 0, bytes.length);
      out.complete();
    }
  }

  /** A row for each run. */
  private String numbers() {
    StringBuilder text = new StringBuilder("condition,seed");
    runs.get(0).result().numbers().keySet().forEach(name -> text.append(',').append(name));
    text.append('\n');
    for (PaperRuns.Done done : runs) {
      text.append(done.run().condition()).append(',').append(done.run().seed());
      done.result().numbers().values().forEach(value -> append(text, value));
      text.append('\n');
    }
    return text.toString();
  }

  /** A row for each point of the curves of each run. */
  private String curves() {
    StringBuilder text = new StringBuilder("condition,seed");
    runs.get(0).result().curves().keySet().forEach(name -> text.append(',').append(name));
    text.append('\n');
    for (PaperRuns.Done done : runs) {
      List<double[]> columns = List.copyOf(done.result().curves().values());
      int rows = columns.isEmpty() ? 0 : columns.get(0).length;
      for (int row = 0; row < rows; row++) {
        text.append(done.run().condition()).append(',').append(done.run().seed());
        for (double[] column : columns) {
          append(text, column[row]);
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double value) {
    text.append(',');
    if (Double.isFinite(value)) {
      text.append(String.format(Locale.ROOT, "%.6g", value));
    }
  }

  /** Keys and values of {@code run.json}; they are described in docs/file-formats.md. */
  private Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("formatVersion", FORMAT_VERSION);
    content.put("figure", figure.name());
    content.put("title", figure.title());
    content.put("command", "bin/jauryn paper " + figure.name());
    content.put("version", BuildInfo.load().version());
    content.put("commits", new TreeSet<>(runs.stream().map(PaperRuns.Done::commit).toList()));
    content.put("java", System.getProperty("java.version"));
    content.put("processors", Runtime.getRuntime().availableProcessors());
    content.put("jobs", jobs);
    content.put("wallSeconds", NANOS * nanos);
    content.put("runSeconds", runs.stream().mapToDouble(PaperRuns.Done::wallSeconds).sum());
    content.put("paper", figure.claim());
    content.put(
        "findings", verdict.findings().stream().map(PaperVerdict.Finding::content).toList());
    content.put("details", verdict.details());
    content.put("conditions", conditions());
    return content;
  }

  private List<Object> conditions() {
    List<Object> conditions = new ArrayList<>();
    for (String condition : results.conditions()) {
      List<PaperRuns.Done> members =
          runs.stream().filter(done -> done.run().condition().equals(condition)).toList();
      Map<String, Object> spreads = new LinkedHashMap<>();
      for (String name : members.get(0).result().numbers().keySet()) {
        spreads.put(name, results.spread(condition, name).content());
      }
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("condition", condition);
      entry.put("seeds", members.stream().map(done -> done.run().seed()).toList());
      entry.put("settings", members.get(0).run().settings());
      entry.put("numbers", spreads);
      conditions.add(entry);
    }
    return conditions;
  }
}
