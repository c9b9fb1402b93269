/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.tools.Report;
import jauryn.tools.ShellWords;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The text shown after a run: the learning curve, where the files are, how to look at them. */
final class RunReport {
  private static final double LAST_SECONDS = 2;

  private final Console console;

  RunReport(Console console) {
    this.console = console;
  }

  /** Prints the report. */
  void print(RunManifest run) {
    RunSummary summary = run.summary();
    double[] curve =
        DoubleStream.concat(
                summary.blocks().stream().mapToDouble(BlockResult::meanSquareError),
                DoubleStream.of(summary.finalMeanSquareError()))
            .toArray();
    String plot = LearningCurve.plot(curve, console.charset());
    if (!plot.isEmpty()) {
      console.out().println();
      console.out().println("Mean square error before each block, and at the end:");
      console.out().println(plot.stripTrailing());
      console.out().println();
    }
    summary.meters().ifPresent(this::print);
    double seconds = run.simulationSeconds();
    console
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "Simulated %.1f s in %.1f s (%.1f times real time), mean square error %.4g",
                summary.modelSeconds(),
                seconds,
                summary.modelSeconds() / seconds,
                summary.finalMeanSquareError()));
    Path dir = run.parameters().dir();
    console
        .out()
        .println("Results are in " + shown(dir) + ", described by " + RunManifest.FILE_NAME);
    if (!run.parameters().noReport()) {
      console.out().println("A page to look at: " + shown(dir.resolve(Report.FILE_NAME)));
    }
    String spikes =
        summary.files().stream()
            .filter(file -> String.valueOf(file.getFileName()).matches("output\\.\\d+\\.spk"))
            .map(file -> ShellWords.quote(shown(file)))
            .collect(Collectors.joining(" "));
    String last = Numbers.brief(LAST_SECONDS);
    console.out().println("Look at the last output spikes, as text and as a picture:");
    console.out().println("  " + program("aube") + " --inputs " + spikes + " --last " + last);
    console.out().println("  " + program("jauryn") + " raster " + ShellWords.quote(shown(dir)));
  }

  private void print(Meters meters) {
    console.out().println("Time of the steps:");
    meters.table().forEach(console.out()::println);
    console.out().println();
  }

  /** How this user can call a program from the present folder. */
  private static String program(String name) {
    return ShellWords.quote(shown(Path.of(System.getProperty("jauryn.home", ""), "bin", name)));
  }

  /** The path as seen from the present folder, if it leads into it. */
  private static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path shown = path.isAbsolute() && path.startsWith(here) ? here.relativize(path) : path;
    return shown.toString().isEmpty() ? "." : shown.toString();
  }
}
