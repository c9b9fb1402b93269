/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code run.json} says, in the report: title, summary, timings, command, manifest. */
final class RunSections {
  private static final int NAMES_IN_TITLE = 3;

  private RunSections() {}

  /** Program and the last names of the folder. */
  static String title(RunFolder run) {
    Path folder = run.path().toAbsolutePath().normalize();
    int names = folder.getNameCount();
    String place =
        names == 0
            ? folder.toString()
            : folder.subpath(Math.max(0, names - NAMES_IN_TITLE), names).toString();
    String program = text(run.manifest().get("program"));
    if (program.isEmpty()) {
      program = ProgramLog.in(run.path()).program();
    }
    return (program.isEmpty() ? "Run" : program) + ": " + place;
  }

  static void head(Html page, RunFolder run, TrainingCurve curve) {
    page.element("h1", title(run));
    List<String> facts = new ArrayList<>();
    if (run.manifest().isEmpty()) {
      facts.add(
          run.parameters().isEmpty()
              ? "No run.json in this folder: shown is what its other files tell"
              : "This run has not finished");
    } else if (run.running()) {
      facts.add("started " + text(run.manifest().get("started")) + " and not finished");
    } else {
      facts.add("started " + text(run.manifest().get("started")));
      facts.add(number(run.manifest().get("modelSeconds")) + " s simulated");
      facts.add(rounded(run.manifest().get("timesRealTime")) + " times real time");
    }
    if (!curve.points().isEmpty()) {
      int last = curve.points().size() - 1;
      double first = curve.points().get(0).meanSquareError();
      double end = curve.last().orElse(curve.points().get(last).meanSquareError());
      facts.add("mean square error " + SixDigits.of(first) + " to " + SixDigits.of(end));
    }
    page.element("p", String.join(", ", facts) + ".");
  }

  static void timings(Html page, RunFolder run) {
    page.element("h2", "Time taken");
    if (!(run.manifest().get("wallSecondsByPhase") instanceof Map<?, ?> phases)) {
      page.element("p", "Left out: only a finished run knows.", "class", "dim");
      return;
    }
    page.open("table", "id", "timings").open("tbody");
    phases.forEach((phase, seconds) -> timing(page, String.valueOf(phase), seconds));
    timing(page, "program in all", run.manifest().get("wallSeconds"));
    page.close().close();
  }

  private static void timing(Html page, String phase, Object seconds) {
    page.open("tr").element("th", phase, "scope", "row");
    String value =
        seconds instanceof Number n ? String.format(Locale.ROOT, "%.3f s", n.doubleValue()) : "";
    page.element("td", value, "class", "n").close();
  }

  static void reproduce(Html page, RunFolder run) {
    page.element("h2", "To do this again");
    if (!(run.manifest().get("arguments") instanceof List<?> arguments)) {
      page.element("p", "Left out: there is no run.json.", "class", "dim");
      return;
    }
    StringBuilder command = new StringBuilder("bin/" + text(run.manifest().get("program")));
    arguments.forEach(word -> command.append(' ').append(ShellWords.quote(text(word))));
    page.element("pre", command.toString(), "id", "command");
    page.element(
        "p",
        "JAuryn "
            + text(run.manifest().get("version"))
            + ", commit "
            + text(run.manifest().get("commit"))
            + ". The same version, parameters and inputs give the same files.",
        "class",
        "dim");
  }

  static void manifest(Html page, RunFolder run) {
    page.element("h2", "Manifest");
    if (!run.parameters().isEmpty()) {
      table(page, "Parameters", run.parameters());
    }
    for (String key : List.of("java", "os")) {
      if (run.manifest().get(key) instanceof Map<?, ?> values) {
        table(page, key.equals("os") ? "System" : "Java", values);
      }
    }
    if (run.manifest().get("inputs") instanceof List<?> inputs) {
      for (Object input : inputs) {
        if (input instanceof Map<?, ?> values) {
          table(page, "Input file", values);
        }
      }
    }
    if (run.manifest().get("outputs") instanceof List<?> outputs) {
      page.element(
          "p", "Files: " + String.join(", ", outputs.stream().map(String::valueOf).toList()));
    }
    if (run.parameters().isEmpty() && run.manifest().isEmpty()) {
      page.element("p", "Left out: there is no run.json.", "class", "dim");
    }
  }

  private static void table(Html page, String name, Map<?, ?> values) {
    page.open("details").element("summary", name);
    page.open("table").open("tbody");
    values.forEach(
        (key, value) -> {
          page.open("tr").element("th", String.valueOf(key), "scope", "row");
          page.element("td", text(value)).close();
        });
    page.close().close().close();
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  private static String rounded(Object value) {
    return value instanceof Number n ? String.format(Locale.ROOT, "%.1f", n.doubleValue()) : "?";
  }

  private static String number(Object value) {
    return value instanceof Number n ? SixDigits.of(n.doubleValue()) : "?";
  }
}
