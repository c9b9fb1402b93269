/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.sim.SuperSpikeOptions.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of {@code jauryn sweep}: lists and options of the sweep, the program, and what
 * all runs have in common.
 *
 * @param feedback the program
 * @param lists the values of each swept option, in the order given
 * @param common options of all runs by full name; empty text for flags
 * @param out folder of the sweep
 * @param jobs runs at a time, if that was said
 */
record SweepCommandLine(
    Feedback feedback,
    Map<String, List<String>> lists,
    Map<String, String> common,
    Path out,
    Optional<Integer> jobs) {
  private static final String OUT = "out";
  private static final String JOBS = "jobs";
  private static final long MOST_JOBS = 4096;
  private static final Path PRESET_OUT = Path.of("output", "sweep");

  /** What the sweep decides itself, or what would have the runs write over each other. */
  private static final Set<String> TAKEN =
      Set.of("dir", "log-dir", "save-weights", "live", "help", "version");

  /** Reads the arguments; mistakes are a {@link UserError}. */
  static SweepCommandLine parse(String... args) {
    int at = 0;
    while (at < args.length && feedback(args[at]).isEmpty()) {
      at++;
    }
    if (at == args.length) {
      throw usage("expected lists, then sim_symfb or sim_rfb, then what all runs have in common");
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    Map<String, String> own = own(Arrays.asList(args).subList(0, at), lists);
    Map<String, String> common = options(Arrays.asList(args).subList(at + 1, args.length));
    for (String name : lists.keySet()) {
      if (common.containsKey(name)) {
        throw usage("--" + name + ": expected before the program or behind it, not both");
      }
    }
    return new SweepCommandLine(
        feedback(args[at]).get(),
        lists,
        common,
        Optional.ofNullable(own.get(OUT)).map(Path::of).orElse(PRESET_OUT),
        Optional.ofNullable(own.get(JOBS)).map(SweepCommandLine::jobs));
  }

  private static Map<String, String> own(List<String> args, Map<String, List<String>> lists) {
    List<Option> options = SuperSpikeOptions.all();
    Map<String, Option> byName =
        options.stream().collect(Collectors.toMap(Option::name, option -> option));
    List<String> originals = options.stream().filter(Option::original).map(Option::name).toList();
    List<String> others = new ArrayList<>(List.of(OUT, JOBS));
    options.stream().filter(option -> !option.original()).map(Option::name).forEach(others::add);
    Arguments arguments =
        Arguments.parse(args, new OptionAbbreviations(originals, others), Set.of());
    requireNone(arguments.ignored());
    Map<String, String> own = new HashMap<>();
    arguments
        .values()
        .forEach(
            (name, value) -> {
              requireFree(name);
              if (byName.containsKey(name)) {
                lists.put(name, SweepList.parse(byName.get(name), value));
              } else {
                own.put(name, value);
              }
            });
    return own;
  }

  /** Options of the program, by full name; those a sweep or benchmark sets itself are refused. */
  static Map<String, String> options(List<String> args) {
    List<Option> options = SuperSpikeOptions.all();
    Arguments arguments =
        Arguments.parse(
            args, SuperSpikeCommandLine.names(options), SuperSpikeCommandLine.flags(options));
    requireNone(arguments.ignored());
    arguments.values().keySet().forEach(SweepCommandLine::requireFree);
    return arguments.values();
  }

  private static int jobs(String text) {
    int jobs = (int) Numbers.whole(JOBS, text, MOST_JOBS);
    Check.atLeast(JOBS, jobs, 1);
    return jobs;
  }

  private static void requireNone(List<String> words) {
    if (!words.isEmpty()) {
      throw usage(words.get(0) + ": belongs to no option");
    }
  }

  private static void requireFree(String name) {
    if (TAKEN.contains(name)) {
      throw usage("--" + name + ": not here, each run has its own folder and goes on by itself");
    }
  }

  private static Optional<Feedback> feedback(String program) {
    return Arrays.stream(Feedback.values()).filter(f -> f.program().equals(program)).findFirst();
  }

  /**
   * All runs. A value that the program would refuse is a UserError, and so are two points that are
   * the same run.
   */
  Map<SweepPoint, PlannedRun> runs() {
    Map<SweepPoint, PlannedRun> runs = new LinkedHashMap<>();
    Set<Object> folders = new HashSet<>();
    Map<Object, String> settings = new HashMap<>();
    for (SweepPoint point : SweepPoint.grid(lists)) {
      String folder = point.folder();
      if (!folders.add(folder)) {
        throw usage(
            folder + ": two runs would share this folder, expected values with other names");
      }
      PlannedRun run = new PlannedRun(folder, feedback, out.resolve(folder), options(point));
      Map<String, Object> values = SuperSpikeOptions.values(run.parse().parameters());
      values.keySet().removeAll(TAKEN);
      String same = settings.put(values, folder);
      if (same != null) {
        throw usage(same + " and " + folder + ": expected different runs, these are the same");
      }
      runs.put(point, run);
    }
    return runs;
  }

  private Map<String, String> options(SweepPoint point) {
    Map<String, String> options = new LinkedHashMap<>(common);
    Set<String> flags = SuperSpikeCommandLine.flags(SuperSpikeOptions.all());
    point
        .values()
        .forEach(
            (name, value) -> {
              if (!flags.contains(name)) {
                options.put(name, value);
              } else if (value.equals("yes")) {
                options.put(name, "");
              }
            });
    return options;
  }

  /** Runs at a time: as said, else as many as keep all processors busy. */
  static int jobs(Optional<Integer> said, Iterable<PlannedRun> runs) {
    int threads = 1;
    for (PlannedRun run : runs) {
      threads = Math.max(threads, run.parse().parameters().threads());
    }
    int free = Runtime.getRuntime().availableProcessors() / threads;
    return said.orElse(Math.max(1, free));
  }

  private static UserError usage(String message) {
    return new UserError(ExitCode.USAGE, message);
  }
}
