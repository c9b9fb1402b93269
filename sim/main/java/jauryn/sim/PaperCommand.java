/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.Folders;
import jauryn.io.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jauryn paper}: the experiments of the paper, figure by figure. */
@Command(
    name = "paper",
    sortOptions = false,
    header = "Repeat the experiments of Zenke and Ganguli (2018), figure by figure.",
    description = {
      "",
      "Each figure gets a folder with the results of its runs (runs.csv, curves.csv), a picture,"
          + " run.json with all settings and seeds, and a verdict: which of the paper's claims came"
          + " out. Runs that are complete are left alone. docs/paper.md is about the results.",
      ""
    })
final class PaperCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Console console;

  /** All figures; null for those that there are. */
  private final List<PaperFigure> given;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Parameters(
      arity = "0..*",
      paramLabel = "FIG",
      description = "Figures such as fig2, or all. Without any: show a list of them.")
  private List<String> names = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "output/paper",
      description = "Folder for the results. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--suite",
      paramLabel = "DIR",
      description =
          "Folder of the benchmark suite (github.com/fzenke/ssbm), for the figures that learn its"
              + " pattern auryn.")
  private Path suite;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Runs at a time. Default: as many as there are processors.")
  private Integer jobs;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs of each condition. Default: what docs/paper.md says of each figure.")
  private Integer seeds;

  @Option(
      names = "--long",
      description =
          "Larger networks and longer learning in fig7, fig8, deep and ablations; takes hours.")
  private boolean longer;

  PaperCommand(Console console) {
    this.console = console;
    given = null;
  }

  /** The command for other figures than all. */
  PaperCommand(Console console, List<PaperFigure> figures) {
    this.console = console;
    given = List.copyOf(figures);
  }

  @Override
  public Integer call() {
    if (jobs != null) {
      Check.atLeast("jobs", jobs, 1);
    }
    if (seeds != null) {
      Check.atLeast("seeds", seeds, 1);
    }
    List<PaperFigure> figures = figures();
    if (names.isEmpty()) {
      figures.forEach(figure -> console.out().println(line(figure)));
      return ExitCode.OK.code();
    }
    List<PaperFigure> chosen = chosen(figures);
    chosen.forEach(PaperFigure::runs); // a suite that cannot be read shows before the first run
    List<PaperReport> reports = new ArrayList<>();
    for (PaperFigure figure : chosen) {
      reports.add(make(figure));
    }
    for (PaperReport report : reports) {
      console.out().println();
      report.lines().forEach(console.out()::println);
    }
    console.out().println();
    console.out().println("Results are in " + out);
    return ExitCode.OK.code();
  }

  private static String line(PaperFigure figure) {
    return String.format("%-10s %s", figure.name(), figure.title());
  }

  private List<PaperFigure> figures() {
    return given != null
        ? given
        : PaperFigures.all(
            this::pattern, seeds == null ? OptionalInt.empty() : OptionalInt.of(seeds), longer);
  }

  private List<PaperFigure> chosen(List<PaperFigure> figures) {
    if (names.contains(ALL) && names.size() > 1) {
      throw new UserError(ExitCode.USAGE, "all: expected no other figures beside it");
    }
    if (names.contains(ALL)) {
      return figures.stream().filter(this::possible).toList();
    }
    List<PaperFigure> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          figures.stream()
              .filter(figure -> figure.name().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(name, figures)));
    }
    return chosen;
  }

  private boolean possible(PaperFigure figure) {
    boolean possible = suite != null || !figure.needsSuite();
    if (!possible) {
      console.err().println("warning: " + figure.name() + " is left out, it needs --suite DIR");
    }
    return possible;
  }

  private PatternSource pattern() {
    if (suite == null) {
      throw new UserError(
          ExitCode.USAGE,
          "fig6, fig7 and fig8: expected --suite DIR, your copy of github.com/fzenke/ssbm");
    }
    return PatternSource.of(suite, "auryn");
  }

  private static UserError unknown(String name, List<PaperFigure> figures) {
    String known = figures.stream().map(PaperFigure::name).collect(Collectors.joining(", "));
    return new UserError(
        ExitCode.USAGE, name + ": no such figure, expected all or some of " + known);
  }

  private PaperReport make(PaperFigure figure) {
    Path folder = out.resolve(figure.name());
    Folders.make(folder);
    FolderLock lock = FolderLock.of(folder, text -> console.err().println("warning: " + text));
    try {
      return make(figure, folder);
    } finally {
      lock.close();
    }
  }

  private PaperReport make(PaperFigure figure, Path folder) {
    int atATime = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    long start = System.nanoTime();
    List<PaperRuns.Done> done =
        new PaperRuns(folder.resolve("runs"), atATime, console).run(figure.name(), figure.runs());
    PaperReport report = new PaperReport(figure, done, atATime, System.nanoTime() - start);
    report.write(folder);
    return report;
  }
}
