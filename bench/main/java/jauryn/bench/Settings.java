/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to run, from the environment.
 *
 * @param home the folder of the project
 * @param full BENCH=full: long settings instead of short ones
 * @param runs RUNS: how often each program runs; the median counts
 * @param only ONLY: a regular expression; benchmarks of which no part of the name matches are left
 *     out
 * @param original AURYN_SIM: the original's sim_symfb, to be timed too
 * @param examples AURYN_EXAMPLES: a folder with others of the original's programs
 * @param shared JAURYN_SHARED: folder with reference data, else {@code ../shared}; may be absent
 * @param javaOptions options that bin/jauryn gives to Java
 */
record Settings(
    Path home,
    boolean full,
    int runs,
    Pattern only,
    Optional<Path> original,
    Optional<Path> examples,
    Path shared,
    List<String> javaOptions) {
  private static final int SHORT_RUNS = 3;
  private static final int FULL_RUNS = 5;
  private static final Pattern DEFAULT_OPTIONS = Pattern.compile("JAURYN_JAVA_OPTS-([^}]*)}");

  static Settings fromEnvironment() throws IOException {
    Path home = Path.of(System.getProperty("jauryn.home", "")).toAbsolutePath();
    String bench = variable("BENCH").orElse("short");
    if (!List.of("short", "full").contains(bench)) {
      throw new IllegalArgumentException("BENCH=" + bench + ": expected short or full");
    }
    boolean full = bench.equals("full");
    return new Settings(
        home,
        full,
        variable("RUNS").map(Settings::runs).orElse(full ? FULL_RUNS : SHORT_RUNS),
        Pattern.compile(variable("ONLY").orElse("")),
        variable("AURYN_SIM").map(Settings::executable),
        variable("AURYN_EXAMPLES").map(folder -> Path.of(folder).toAbsolutePath()),
        variable("JAURYN_SHARED")
            .map(Path::of)
            .orElse(home.resolveSibling("shared"))
            .toAbsolutePath(),
        javaOptions(home));
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  private static int runs(String text) {
    try {
      int runs = Integer.parseInt(text);
      if (runs >= 1) {
        return runs;
      }
    } catch (NumberFormatException e) {
      // Falls through.
    }
    throw new IllegalArgumentException("RUNS=" + text + ": expected a number from 1");
  }

  private static Path executable(String text) {
    Path file = Path.of(text).toAbsolutePath();
    if (!Files.isExecutable(file)) {
      throw new IllegalArgumentException("AURYN_SIM=" + text + ": expected a program");
    }
    return file;
  }

  /** Kernels and engine run with the same options as the programs. */
  private static List<String> javaOptions(Path home) throws IOException {
    String own = System.getenv("JAURYN_JAVA_OPTS");
    if (own == null) {
      Matcher preset = DEFAULT_OPTIONS.matcher(Files.readString(home.resolve("bin/jauryn")));
      own = preset.find() ? preset.group(1) : "";
    }
    return own.isBlank() ? List.of() : List.of(own.trim().split("\\s+"));
  }

  String mode() {
    return full ? "full" : "short";
  }

  boolean wants(String name) {
    return only.matcher(name).find();
  }
}
