/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.tools.LoopDistances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks of a suite made here, from end to end. */
final class BenchmarkTest {
  private static final double CLOSE = 1e-6;

  @TempDir Path folder;
  private Path suite;
  private Path out;
  private TestConsole console;

  @BeforeEach
  void makeSuite() throws IOException {
    suite = folder.resolve("suite");
    out = folder.resolve("out");
    Random random = new Random(5);
    StringBuilder input = new StringBuilder();
    for (int k = 0; k < 60; k++) {
      input.append(0.2 * random.nextDouble()).append(' ').append(random.nextInt(30)).append('\n');
    }
    task("one", "target.ras", input.append("0.19 29\n").toString(), "0.1 0\n");
    task("two", "target_a.ras", input.toString(), "# neurons 2, time grid 0.2s\n0.05 0\n0.15 1\n");
    task("two", "target_b.ras", input.toString(), "# neurons 1\n0.05 0\n0.15 0\n0.16 1\n");
  }

  private void task(String name, String target, String input, String wanted) throws IOException {
    Path task = Files.createDirectories(suite.resolve(name));
    Files.writeString(task.resolve("input.ras"), input);
    Files.writeString(task.resolve(target), wanted);
  }

  private int benchmark(String args) {
    console = new TestConsole();
    List<String> words = new ArrayList<>(List.of("benchmark"));
    words.addAll(List.of(args.split(" ")));
    words.addAll(1, List.of("--suite", suite.toString(), "--out", out.toString()));
    return Jauryn.run(words.toArray(String[]::new), console.console(false));
  }

  private List<Map<?, ?>> tasks() throws IOException {
    Map<String, Object> all = JSON.std.mapFrom(Files.readString(out.resolve("benchmark.json")));
    assertEquals("jauryn-benchmark", all.get("format"));
    List<Map<?, ?>> tasks = new ArrayList<>();
    ((List<?>) all.get("tasks")).forEach(task -> tasks.add((Map<?, ?>) task));
    return tasks;
  }

  private static Map<?, ?> spread(Map<?, ?> task, String key) {
    return (Map<?, ?>) task.get(key);
  }

  /**
   * A network without weights stays silent: each output is as far from its target as that is from
   * silence, sqrt(1/2) for a single spike.
   */
  @Test
  void theDistanceOfASilentNetworkIsKnown() throws IOException {
    String silent = " --blocks 1 --seeds 1,4 -- --simtime 1 --w0 0 --fixedhidden --no-report";
    assertEquals(0, benchmark("all" + silent), () -> console.err());
    assertTrue(
        console.err().startsWith("warning: two/b: 1 target spikes are of neurons beyond the 1"),
        console::err);
    List<Map<?, ?>> tasks = tasks();
    assertEquals(List.of("one", "two/a", "two/b"), tasks.stream().map(t -> t.get("task")).toList());
    double lone = Math.sqrt(0.5);
    double pair = Math.sqrt(1 + Math.exp(-0.1 / Benchmark.TAU));
    double[] expected = {lone, lone, pair};
    int[] synapses = {30 * 8 + 8, 30 * 8 + 8 * 2, 30 * 8 + 8};
    for (int k = 0; k < expected.length; k++) {
      Map<?, ?> task = tasks.get(k);
      assertEquals(expected[k], (double) spread(task, "distanceBefore").get("median"), CLOSE);
      assertEquals(expected[k], (double) spread(task, "distanceAfter").get("max"), CLOSE);
      assertEquals(2, spread(task, "distanceAfter").get("count"));
      assertEquals(0, spread(task, "secondsTo50Percent").get("count"));
      assertEquals(synapses[k], task.get("synapses"));
      assertEquals(2, ((List<?>) task.get("results")).size());
    }
    List<String> table = console.out().lines().filter(line -> line.startsWith("|")).toList();
    assertEquals(5, table.size());
    assertTrue(table.get(2).matches("\\| one +\\| 30-8-1 +\\| +248 \\| .*"), table::toString);
    assertTrue(Files.readString(out.resolve("benchmark.md")).contains(table.get(4)));

    assertEquals(0, benchmark("two" + silent));
    assertEquals(2, tasks().size());
    assertEquals(4, console.out().lines().filter(l -> l.contains("complete already")).count());
  }

  @Test
  void mistakesAreOneLine() throws IOException {
    assertEquals(2, benchmark("three"));
    assertEquals(
        "error: three: no such task in " + suite + ", expected all or one of one, two/a, two/b",
        console.err().strip());
    assertEquals(2, benchmark("one --seeds 1,x"));
    assertTrue(console.err().startsWith("error: --seeds x: expected a whole"), console::err);
    assertEquals(2, benchmark("one --program sim_x"));
    assertEquals(2, benchmark("one -- --dir x"));
    assertEquals(2, benchmark("one -- --seed 7"));
    assertEquals(2, benchmark("one two"));
    assertEquals(1, console.err().lines().count(), console::err);
    Files.writeString(out, "");
    assertEquals(4, benchmark("one"));
    assertEquals("error: cannot write " + out + ": it exists and is no folder\n", console.err());
    assertEquals("", console.out());
  }

  /** From 1.0 to 0.2: half the way is at 0.6, nine tenths at 0.28. */
  @Test
  void timesAreThoseOfTheFirstLoopSoFarOnTheWay() {
    SuperSpikeParameters parameters = SuperSpikeParameters.builder().simtime(1.0).seed(9).build();
    double[] distances = {1.1, 0.9, 0.8, 0.59, 0.7, 0.27, 0.1, 0.2};
    BenchmarkResult result = BenchmarkResult.of(parameters, new LoopDistances(distances, 0.5), 3);
    assertEquals(new BenchmarkResult(9, 1, 0.2, 1.0, 2.0, 3), result);
  }
}
