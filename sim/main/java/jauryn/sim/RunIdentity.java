/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What makes two runs the same one: program, parameters and the content of all inputs. Options that
 * decide only where files are and what is shown may differ.
 *
 * @param program name of the program
 * @param parameters effective values by option, as JSON
 * @param inputs checksums of the files read by option, as JSON
 */
record RunIdentity(String program, Map<String, String> parameters, Map<String, String> inputs) {

  private static final Set<String> FREE =
      Set.of(
          "input",
          "target",
          "load-weights",
          "save-weights",
          "save",
          "dir",
          "log-dir",
          "checkpoint-every",
          "profile",
          "threads",
          "no-report",
          "live",
          "quiet");

  /** What an option that is not listed stands for: it did not exist then. */
  private static final Map<String, String> DEFAULTS =
      asJson(SuperSpikeOptions.values(SuperSpikeParameters.builder().build()));

  /** The run that is asked for. */
  static RunIdentity of(
      Feedback feedback, SuperSpikeParameters parameters, List<InputFile> inputs) {
    return of(feedback.program(), SuperSpikeOptions.values(parameters), inputs);
  }

  /** The run of any program that is asked for, with effective values by option. */
  static RunIdentity of(String program, Map<String, Object> parameters, List<InputFile> inputs) {
    return new RunIdentity(
        program, asJson(parameters), checksums(inputs.stream().map(InputFile::content).toList()));
  }

  /**
   * The run that {@code run.json} or a checkpoint describes; a RuntimeException if it is neither.
   */
  static RunIdentity of(Map<String, Object> content) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    ((Map<?, ?>) content.get("parameters"))
        .forEach((name, value) -> parameters.put((String) name, value));
    return new RunIdentity(
        (String) content.get("program"),
        asJson(parameters),
        checksums((List<?>) content.get("inputs")));
  }

  private static Map<String, String> asJson(Map<String, Object> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, JsonText.line(value)));
    return texts;
  }

  private static Map<String, String> checksums(List<?> inputs) {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (Object input : inputs) {
      Map<?, ?> file = (Map<?, ?>) input;
      checksums.merge((String) file.get("option"), (String) file.get("sha256"), (a, b) -> a + b);
    }
    return checksums;
  }

  /** A value for people: numbers as they are typed, text without quotation marks. */
  private static String shown(String json) {
    if (json == null || json.equals("null")) {
      return "not given";
    }
    try {
      return Numbers.brief(Double.valueOf(json));
    } catch (NumberFormatException e) {
      return json.replace("\"", "");
    }
  }

  /** In what this run differs from another one, in words for the user; empty if in nothing. */
  List<String> differencesFrom(RunIdentity other) {
    if (!program.equals(other.program)) {
      return List.of("program " + program + " (there " + other.program + ")");
    }
    List<String> differences = new ArrayList<>();
    parameters.forEach(
        (name, value) -> {
          String there = other.parameters.getOrDefault(name, DEFAULTS.get(name));
          if (!FREE.contains(name) && !value.equals(there)) {
            differences.add("--" + name + " " + shown(value) + " (there " + shown(there) + ")");
          }
        });
    Set<String> options = new LinkedHashSet<>(inputs.keySet());
    options.addAll(other.inputs.keySet());
    for (String option : options) {
      if (!Objects.equals(inputs.get(option), other.inputs.get(option))) {
        differences.add("the content of --" + option);
      }
    }
    return differences;
  }
}
