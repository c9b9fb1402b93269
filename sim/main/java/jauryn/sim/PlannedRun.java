/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run that a sweep or benchmark asks for.
 *
 * @param name what to call it
 * @param feedback which program
 * @param dir its folder, for results and log
 * @param options what it is given besides, by full name; empty text for flags
 */
record PlannedRun(String name, Feedback feedback, Path dir, Map<String, String> options) {
  PlannedRun {
    options = Map.copyOf(options);
  }

  /** The command line without the program. Unless told to start over the run goes on. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (!fresh()) {
      arguments.add("--" + SuperSpikeCommandLine.RESUME);
    }
    options.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(option -> !option.getKey().equals(SuperSpikeCommandLine.RESUME))
        .forEach(
            option ->
                arguments.add(
                    "--"
                        + option.getKey()
                        + (option.getValue().isEmpty() ? "" : "=" + option.getValue())));
    arguments.add("--dir=" + dir);
    arguments.add("--log-dir=" + dir);
    return arguments;
  }

  /** The command line, read; mistakes are a {@link jauryn.io.UserError}. */
  SuperSpikeCommandLine parse() {
    return SuperSpikeCommandLine.parse(arguments().toArray(String[]::new));
  }

  /** Makes the folder. */
  void makeFolder() {
    Folders.make(dir);
  }

  /** Whether it is to start over, whatever there is. */
  boolean fresh() {
    return options.containsKey(SuperSpikeCommandLine.FRESH);
  }

  /**
   * Whether its folder has its results. Inputs that cannot be read and the like are a UserError.
   */
  boolean complete() {
    SuperSpikeParameters parameters = parse().parameters();
    RunIdentity identity = RunIdentity.of(feedback, parameters, Preflight.check(parameters));
    return RunStart.of(RunStart.Wish.RESUME, dir, identity, warning -> {}).complete();
  }
}
