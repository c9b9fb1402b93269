/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of one run of the benchmarks: table and JSON. The recorded figures to compare with
 * are in {@code bench/results/baseline-short.json} and {@code baseline-full.json}, each a copy of a
 * file written here.
 */
final class Results {
  private static final String FORMAT = "jauryn-bench";
  private static final JSON WRITER = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);
  private static final String ROW = "%-58s %12s %12s %9s  %-9s %s";

  private final Settings settings;
  private final Path folder;
  private final LocalDateTime started = LocalDateTime.now();
  private final List<Measurement> all = new ArrayList<>();

  Results(Settings settings) {
    this.settings = settings;
    folder = settings.home().resolve("bench/results");
  }

  void add(Measurement measurement) {
    all.add(measurement);
    System.err.printf(
        Locale.ROOT,
        "  %s: %s %s%n",
        measurement.name(),
        figure(measurement.value()),
        measurement.unit());
  }

  /** The table: recorded figures, new ones, and new by recorded. */
  String table() throws IOException {
    Map<String, Double> recorded = recorded();
    StringBuilder text = new StringBuilder();
    text.append(row("", "recorded", "now", "now/rec.", "", "reach"));
    for (Measurement m : all) {
      Double last = recorded.get(m.name());
      text.append(
          row(
              m.name(),
              last == null ? "-" : figure(last),
              figure(m.value()),
              last == null ? "-" : String.format(Locale.ROOT, "%.2f", m.value() / last),
              m.unit(),
              m.reach()));
    }
    return text.toString();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).stripTrailing() + System.lineSeparator();
  }

  private static String figure(double value) {
    if (Math.abs(value) >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 1 ? "%.2f" : "%.4f", value);
  }

  private Map<String, Double> recorded() throws IOException {
    Path file = folder.resolve("baseline-" + settings.mode() + ".json");
    Map<String, Double> values = new LinkedHashMap<>();
    if (Files.exists(file)) {
      Map<String, Object> content = JSON.std.mapFrom(Files.readString(file));
      for (Object entry : (List<?>) content.get("measurements")) {
        Map<?, ?> m = (Map<?, ?>) entry;
        values.put((String) m.get("name"), ((Number) m.get("value")).doubleValue());
      }
    }
    return values;
  }

  /** Writes the figures with what they were measured on; returns the file. */
  Path write() throws IOException {
    List<Object> measurements = new ArrayList<>();
    for (Measurement m : all) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", m.name());
      entry.put("unit", m.unit());
      entry.put("value", m.value());
      measurements.add(entry);
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("formatVersion", 1);
    content.put("mode", settings.mode());
    content.put("runs", settings.runs());
    content.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
    content.put("commit", System.getProperty("jauryn.commit", "unknown"));
    content.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    content.put("javaOptions", settings.javaOptions());
    content.put("processor", processor());
    content.put("processors", Runtime.getRuntime().availableProcessors());
    content.put("measurements", measurements);
    Files.createDirectories(folder);
    String time = started.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
    Path file = folder.resolve(settings.mode() + "-" + time + ".json");
    return Files.writeString(file, WRITER.asString(content) + "\n");
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    Optional<String> model =
        Files.readAllLines(info).stream().filter(line -> line.startsWith("model name")).findFirst();
    return model.map(line -> line.replaceFirst(".*: *", "")).orElse(System.getProperty("os.arch"));
  }
}
