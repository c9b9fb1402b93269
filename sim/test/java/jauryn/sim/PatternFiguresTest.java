/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures 1 and 6 to 8, deep networks and ablations: what they run, and how they judge. */
final class PatternFiguresTest {
  private static final String CONFIRMED = "confirmed";
  private static final String PARTLY = "partly confirmed";
  private static final String NOT = "not confirmed";

  @TempDir Path folder;
  private PatternSource source;

  @BeforeEach
  void makePattern() throws IOException {
    new SmallTask(folder);
    source =
        new PatternSource(
            folder.resolve("input.ras"),
            folder.resolve("target.ras"),
            SmallTask.INPUTS,
            SmallTask.OUTPUTS,
            0.7f);
  }

  private List<PaperFigure> figures() {
    return List.of(
        new Fig1(2, 10),
        new Fig6(() -> source, 1, 20),
        new Fig7(() -> source, List.of(4, 8), List.of(16), 1, 20),
        new Fig8(() -> source, 4, 1, 20),
        new Deep(source, 4, 1, 5),
        new Ablations(source, 4, 1, 5));
  }

  @Test
  void runsHaveNamesOfTheirOwnAndNoTwoAreTheSame() {
    for (PaperFigure figure : figures()) {
      Set<String> names = new HashSet<>();
      Set<Map<String, Object>> settings = new HashSet<>();
      for (PaperRun run : figure.runs()) {
        assertTrue(names.add(run.name()), run.name());
        Map<String, Object> all = new HashMap<>(run.settings());
        all.put("seed", run.seed());
        assertTrue(settings.add(all), "the same as another: " + run.name());
      }
      assertEquals(figure.needsSuite(), List.of("fig6", "fig7", "fig8").contains(figure.name()));
    }
  }

  /** Small networks, from the files to the picture. */
  @Test
  void aFigureIsMade() throws IOException {
    PaperFigure deep = new Deep(source, 4, 1, 3.5);
    TestConsole console = new TestConsole();
    PaperCommand command = new PaperCommand(console.console(false), List.of(deep));
    Path out = folder.resolve("paper");
    assertEquals(
        0, new picocli.CommandLine(command).execute("deep", "--out", out.toString()), console::err);
    assertTrue(Files.size(out.resolve("deep/deep.png")) > 1000);
    assertEquals(2, Files.readString(out.resolve("deep/verdict.txt")).lines().count());
    String runs = Files.readString(out.resolve("deep/runs.csv"));
    assertEquals(1 + 17, runs.lines().count());
  }

  /** With learning switched off a loop is as the one before. */
  @Test
  void activityIsFrozen() {
    PaperRun run = new Fig6(() -> source, 1, 20).runs().get(0);
    PaperResult result = run.work().get();
    assertEquals(1.0, result.number("frozen"));
    assertTrue(result.number("spikesOfLoop") > 0);
  }

  /** Results made up so that all but the number asked for are the same. */
  private static List<String> outcomes(
      PaperFigure figure, Map<String, ToDoubleFunction<String>> numbers) {
    List<PaperRun> runs = figure.runs();
    List<PaperResult> results =
        runs.stream()
            .map(
                run -> {
                  Map<String, Double> values = new HashMap<>();
                  numbers.forEach(
                      (name, value) -> values.put(name, value.applyAsDouble(run.condition())));
                  double[] column = {1, 2};
                  return new PaperResult(
                      values,
                      Map.of(
                          "seconds",
                          column,
                          "error",
                          column,
                          "missing",
                          column,
                          "hiddenHz",
                          column));
                })
            .toList();
    return figure.judge(new PaperResults(runs, results)).findings().stream()
        .map(finding -> finding.outcome().words())
        .toList();
  }

  @Test
  void figure7IsJudgedByItsNumbers() {
    PaperFigure figure = new Fig7(() -> source, List.of(4, 8), List.of(16), 1, 20);
    Map<String, ToDoubleFunction<String>> asInThePaper =
        Map.of(
            "error",
            condition ->
                condition.equals(Fig7.NONE)
                    ? 6
                    : condition.startsWith("symmetric linear")
                        ? 5.9
                        : condition.startsWith("symmetric")
                            ? 5 - Integer.parseInt(condition.split(" ")[1]) / 16.0
                            : condition.startsWith("random +")
                                ? 10
                                : condition.startsWith("random") ? 20 : 30,
            "hiddenHz",
            condition -> condition.matches("random \\d+") ? 80 : 10,
            "testMissing",
            condition -> 0);
    assertEquals(java.util.Collections.nCopies(7, CONFIRMED), outcomes(figure, asInThePaper));
    Map<String, ToDoubleFunction<String>> allTheSame =
        Map.of("error", c -> 1, "hiddenHz", c -> 10, "testMissing", c -> 0);
    assertEquals(java.util.Collections.nCopies(7, NOT), outcomes(figure, allTheSame));
    Map<String, ToDoubleFunction<String>> some = new HashMap<>(asInThePaper);
    some.put("error", c -> c.equals("random 8") ? 5 : asInThePaper.get("error").applyAsDouble(c));
    assertEquals(PARTLY, outcomes(figure, some).get(2));
  }

  @Test
  void figure1CountsDecades() {
    PaperFigure figure = new Fig1(1, 10);
    ToDoubleFunction<String> paper =
        condition -> {
          double rate = Double.parseDouble(condition.replaceAll(".* ", ""));
          boolean fixed = condition.startsWith("fixed");
          double off = Math.abs(Math.log10(rate) - (fixed ? -1 : -3));
          return off <= (fixed ? 0.1 : condition.startsWith("RMSprop") ? 0.6 : 1.1) ? 1 : 9;
        };
    assertEquals(
        List.of(CONFIRMED, CONFIRMED, CONFIRMED), outcomes(figure, Map.of("meanError", paper)));
    assertEquals(
        List.of(CONFIRMED, NOT, NOT),
        outcomes(figure, Map.of("meanError", c -> 1.0)).stream().map(outcome -> outcome).toList());
  }

  @Test
  void figure8LooksForAnOptimumAndForSilence() {
    PaperFigure figure = new Fig8(() -> source, 4, 1, 20);
    Map<String, ToDoubleFunction<String>> paper =
        Map.of(
            "error",
            condition ->
                condition.equals("rho 0")
                    ? 20
                    : condition.startsWith("a 0") ? 19 : condition.endsWith("rho 1") ? 13 : 18,
            "hiddenHz",
            condition -> condition.equals("a 0 rho 100") ? 0 : 15,
            "hiddenWeight",
            condition -> condition.equals("a 0 rho 100") ? -0.05 : 0);
    assertEquals(List.of(CONFIRMED, CONFIRMED, CONFIRMED), outcomes(figure, paper));
    Map<String, ToDoubleFunction<String>> flat =
        Map.of("error", c -> 1, "hiddenHz", c -> 15, "hiddenWeight", c -> 0);
    assertEquals(List.of(NOT, NOT, NOT), outcomes(figure, flat));
  }

  @Test
  void depthMustBeatWidthToo() {
    PaperFigure figure = new Deep(source, 4, 1, 5);
    ToDoubleFunction<String> rate = c -> 10;
    assertEquals(
        List.of(CONFIRMED, NOT),
        outcomes(figure, Map.of("hiddenHz", rate, "error", c -> c.startsWith("2 layers") ? 1 : 5)));
    assertEquals(
        List.of(PARTLY, NOT),
        outcomes(
            figure,
            Map.of(
                "hiddenHz",
                rate,
                "error",
                c -> c.startsWith("2 layers") ? 2 : c.startsWith("1 layer of 8") ? 1 : 5)));
  }
}
