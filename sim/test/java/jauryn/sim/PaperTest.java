/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures 2, 4 and 5 in a form that takes a second, and what {@code jauryn paper} leaves. */
final class PaperTest {
  private static final List<PaperFigure> TINY =
      List.of(new Fig2(2, 5), new Fig4(1, 5), new Fig5(1, 100));

  @TempDir Path folder;

  private String run(List<PaperFigure> figures, String... args) throws Exception {
    TestConsole console = new TestConsole();
    int code =
        ToolProgram.run(
            new PaperCommand(console.console(false), figures), args, console.console(false));
    assertEquals(ExitCode.OK.code(), code, console::err);
    return console.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fig2", "fig4", "fig5"})
  void aFigureLeavesTablesPictureVerdictAndDescription(String name) throws Exception {
    String first = run(TINY, name, "--out", folder + "/a", "--jobs", "2");
    PaperFigure figure = TINY.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    Path made = folder.resolve("a").resolve(name);
    int runs = figure.runs().size();
    assertEquals(runs, first.lines().filter(line -> line.endsWith(" s")).count(), first);
    assertEquals(1 + runs, Files.readAllLines(made.resolve("runs.csv")).size());
    assertTrue(Files.size(made.resolve(name + ".png")) > 10_000);
    assertTrue(Files.readString(made.resolve(name + ".svg")).startsWith("<?xml"));
    Map<String, Object> description = JSON.std.mapFrom(Files.readString(made.resolve("run.json")));
    int described = 0;
    for (Object condition : (List<?>) description.get("conditions")) {
      described += ((List<?>) ((Map<?, ?>) condition).get("seeds")).size();
    }
    assertEquals(runs, described);
    List<String> verdict = Files.readAllLines(made.resolve("verdict.txt"));
    assertEquals(((List<?>) description.get("findings")).size(), verdict.size());
    assertTrue(first.contains(verdict.get(0)));

    // Again: nothing is computed. Elsewhere, one at a time: the same bytes.
    String again = run(TINY, name, "--out", folder + "/a");
    assertEquals(runs, again.lines().filter(line -> line.endsWith("done already")).count(), again);
    run(TINY, name, "--out", folder + "/b", "--jobs", "1");
    for (String file : List.of("runs.csv", "curves.csv", "verdict.txt", name + ".svg")) {
      assertArrayEquals(
          Files.readAllBytes(made.resolve(file)),
          Files.readAllBytes(folder.resolve("b").resolve(name).resolve(file)),
          file);
    }
  }

  @Test
  void onlyResultsOfTheSameSettingsAreTaken() throws Exception {
    run(List.of(new Fig5(1, 100)), "fig5", "--out", folder.toString());
    Path damaged = folder.resolve("fig5/runs/uniform-seed1.json");
    Files.writeString(damaged, Files.readString(damaged).substring(0, 300));
    Path changed = folder.resolve("fig5/runs/random-seed1.json");
    Files.writeString(changed, Files.readString(changed).replace("\"numbers\"", "\"number\""));
    String second = run(List.of(new Fig5(1, 100)), "fig5", "--out", folder.toString());
    assertEquals(
        new Fig5(1, 100).runs().size() - 2,
        second.lines().filter(line -> line.endsWith("done already")).count(),
        second);
    String longer = run(List.of(new Fig5(1, 200)), "fig5", "--out", folder.toString());
    assertEquals(0, longer.lines().filter(line -> line.endsWith("done already")).count(), longer);
  }

  @Test
  void mistakesAreNamed() {
    UserError error = assertThrows(UserError.class, () -> run(TINY, "fig9"));
    assertEquals(ExitCode.USAGE, error.exitCode());
    assertEquals(
        "fig9: no such figure, expected all or some of fig2, fig4, fig5", error.getMessage());
    assertThrows(UserError.class, () -> run(TINY, "fig2", "--jobs", "0"));
    assertThrows(UserError.class, () -> run(TINY, "all", "fig2"));
  }

  /** Not after the figures before it. */
  @Test
  void aMissingSuiteIsToldFirst() {
    Fig8 last = new Fig8(PaperTest::noSuite, 8, 1, 5);
    String out = folder.toString();
    assertThrows(
        UserError.class, () -> run(List.of(TINY.get(0), last), "fig2", "fig8", "--out", out));
    assertFalse(Files.exists(folder.resolve("fig2")));
  }

  private static PatternSource noSuite() {
    throw new UserError(ExitCode.USAGE, "no suite");
  }

  @Test
  void withoutNamesThereIsAList() throws Exception {
    assertEquals(3, run(TINY).lines().count());
  }

  /** Figure 4: a run fails if its output never fires; what is claimed is when that happens. */
  @Test
  void failuresAreHeldAgainstTheFeedbackWeights() {
    assertEquals("confirmed", failing(-1, 1, 1, 0));
    assertEquals("not confirmed", failing(1, 1, 1, 0), "failed with a positive weight");
    assertEquals("not confirmed", failing(-1, 0, -1, 1), "negative weights and learned");
  }

  /** The outcome where the first of two runs with random feedback has such a last weight. */
  private static String failing(double weight, int failed, double other, int otherFailed) {
    PaperFigure figure = new Fig4(2, 5);
    List<PaperResult> results = new ArrayList<>();
    for (PaperRun run : figure.runs()) {
      boolean random = run.condition().equals("random-4");
      boolean first = random && run.seed() == 1;
      boolean fails = random && (first ? failed : otherFailed) == 1;
      double feedback = !random ? 1 : first ? -1 : other;
      Map<String, Double> numbers = new HashMap<>();
      for (int i = 0; i < 8; i++) {
        boolean there = i < 4;
        numbers.put("feedback" + i, there ? feedback : Double.NaN);
        numbers.put("weight" + i, there ? 1.0 : Double.NaN);
        numbers.put("hiddenHz" + i, there ? 10.0 : Double.NaN);
      }
      if (first) {
        numbers.put("feedback3", weight);
      }
      numbers.put("testMissing", fails ? 1.0 : 0.0);
      numbers.put("testSurplus", 0.0);
      numbers.put("outputHz", fails ? 0.0 : 10.0);
      numbers.put("outputHzBefore", 0.0);
      numbers.put("hiddenHzBefore", 0.0);
      numbers.put("error", fails ? 10.0 : 0.1);
      double[] column = {5, 10};
      Map<String, double[]> curves = new HashMap<>();
      for (String name : List.of("seconds", "error", "hiddenHz")) {
        curves.put(name, column);
      }
      results.add(new PaperResult(numbers, curves));
    }
    return figure
        .judge(new PaperResults(figure.runs(), results))
        .findings()
        .get(3)
        .outcome()
        .words();
  }
}
