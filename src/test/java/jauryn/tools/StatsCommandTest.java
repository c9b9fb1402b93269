/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.SharedData;
import jauryn.io.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsCommandTest {
  private static final int OK = ExitCode.OK.code();

  @TempDir private Path folder;

  @Test
  void countsRatesAndIntervals() throws IOException {
    Path file = spikes("a.spk", 0, 1, 1000, 1, 5000, 1, 7000, 2, 9999, 4);
    Map<?, ?> stats = json(file + "", "--to", "2");
    assertEquals("jauryn-stats", stats.get("format"));
    assertEquals(List.of(file.toString()), stats.get("files"));
    assertEquals(5, stats.get("neurons"));
    assertEquals(5, stats.get("spikes"));
    assertEquals(2, stats.get("silentNeurons"));
    assertEquals(0.5, stats.get("meanRateHz"));
    assertEquals(0.5, stats.get("medianRateHz"));
    List<?> quantiles = (List<?>) stats.get("rateQuantiles");
    assertEquals(Map.of("p", 1.0, "rateHz", 1.5), quantiles.get(quantiles.size() - 1));
    // Intervals 1000 and 4000: deviation 1500, mean 2500.
    assertEquals(0.6, (double) object(stats, "isiCv").get("mean"), 1e-15);
    assertEquals(1, object(stats, "isiCv").get("neurons"));
    assertEquals(100, object(stats, "correlation").get("bins"));
    assertEquals(3, object(stats, "correlation").get("pairs"));
    assertEquals(null, stats.get("distance"));
  }

  @Test
  void windowIsFromInclusiveToExclusive() throws IOException {
    Path file = spikes("a.spk", 999, 0, 1000, 0, 1999, 7, 2000, 0);
    Map<?, ?> stats = json(file + "", "--from", "0.1", "--to", "0.2", "--neurons", "4");
    assertEquals(1, stats.get("spikes"));
    assertEquals(1, stats.get("spikesOutside"));
    assertEquals(2.5, stats.get("meanRateHz"));
  }

  @Test
  void ranksAreOneLayer() throws IOException {
    Path whole = spikes("whole.spk", 5, 0, 5, 1, 60, 1, 90, 0, 300, 1, 500, 0, 999, 0, 4000, 1);
    Path even = spikes("output.0.spk", 5, 0, 90, 0, 500, 0, 999, 0);
    Path odd = spikes("output.1.spk", 5, 1, 60, 1, 300, 1, 4000, 1);
    Path target = Files.writeString(folder.resolve("t.ras"), "0.004 1\n0.03 0\n");
    Map<Object, Object> one = json(whole + "", "--target", target + "", "--grid", "0.05");
    Map<Object, Object> two = json(even + "", odd + "", "--target", target + "", "--grid", "0.05");
    one.remove("files");
    two.remove("files");
    assertEquals(one, two);
  }

  /** Two single spikes: D^2 = 1 - exp(-d / tau); and a target that the layer meets. */
  @Test
  void distanceFromATarget() throws IOException {
    Path file = spikes("a.spk", 100, 0, 100, 1);
    Path target = Files.writeString(folder.resolve("t.ras"), "0.01 1\n0.0145 0\n0.02 9\n");
    Map<?, ?> stats =
        json(file + "", "--target", target + "", "--to", "0.5", "--neurons", "2", "--tau", "0.02");
    Map<?, ?> distance = object(stats, "distance");
    assertEquals(2, distance.get("targetSpikes"));
    assertEquals(1, distance.get("targetSpikesOutside"));
    double square = 1 - Math.exp(-0.0045 / 0.02);
    Map<?, ?> vanRossum = object(distance, "vanRossum");
    assertEquals(square / 2, (double) vanRossum.get("meanSquare"), 1e-14);
    assertEquals(Math.sqrt(square) / 2, (double) vanRossum.get("mean"), 1e-14);
    double overlap = 2 * Math.exp(-0.45) - Math.exp(-0.9);
    double error = (8 - 8 * overlap) / 2 / 0.5;
    assertEquals(error, (double) object(distance, "superSpike").get("meanSquareError"), 1e-12);
  }

  /** The file is played at 0, 18899, ... for a grid of 1.89 s, as measured with the original. */
  @Test
  void targetLoopsAsInTheSimulation() throws IOException {
    Files.writeString(
        folder.resolve("run.json"), "{\"parameters\": {\"nout\": 3, \"grid\": 1.89}}");
    Path file = spikes("output.0.spk", 7, 2, 18899 + 7, 2, 2 * 18899 + 7, 2);
    Path target = Files.writeString(folder.resolve("t.ras"), "0.00075 2\n");
    Map<?, ?> stats = json(file + "", "--target", target + "");
    assertEquals(3, stats.get("neurons"));
    Map<?, ?> distance = object(stats, "distance");
    assertEquals(1.8899, distance.get("periodSeconds"));
    assertEquals(1.89, distance.get("gridSeconds"));
    assertEquals(3, distance.get("targetSpikes"));
    assertEquals(0.0, object(distance, "vanRossum").get("mean"));
    assertEquals(
        1,
        object(json(file + "", "--target", target + "", "--grid", "1e-4"), "distance")
            .get("targetSpikes"));
  }

  /** The mse of the original after 2 s and 4 s, with silent output and with little. */
  @Test
  void meanSquareErrorIsThatOfTheOriginal() throws IOException {
    Path run = SharedData.require("reference/original/sym24");
    Path target = SharedData.require("reference/oxford/oxford-target.ras");
    String[] lines = Files.readString(run.resolve("default.0.stats")).split("\n");
    for (int block = 0; block < 2; block++) {
      Map<?, ?> stats =
          json(
              run.resolve("output.0.spk") + "",
              "--target",
              target + "",
              "--grid",
              "1.89",
              "--neurons",
              "200",
              "--to",
              String.valueOf(2 + 2 * block));
      double original = Double.parseDouble(lines[block].split(" ")[1]);
      double ours = (double) object(object(stats, "distance"), "superSpike").get("meanSquareError");
      // The original integrates with Euler's method and forgets within 10 s.
      assertEquals(original, ours, 0.01 * original);
    }
  }

  @Test
  void textSaysKernelAndScale() throws IOException {
    Path file = spikes("a.spk", 100, 0, 100, 1);
    Path target = Files.writeString(folder.resolve("t.ras"), "0.01 1\n");
    String text = Commands.run(new StatsCommand(), OK, file + "", "--target", target + "").out();
    assertTrue(text.contains("exp(-t/tau), tau 0.01 s"), text);
    assertTrue(text.contains("D^2 = 1/tau integral"), text);
    assertTrue(text.contains("played once"), text);
    assertTrue(text.contains("seed 1"), text);
    // Values start in one column.
    assertTrue(text.lines().allMatch(line -> line.charAt(12) == ' ' && line.length() > 13), text);
  }

  @Test
  void cutOffRecordIsAWarning() throws IOException {
    Path file = spikes("a.spk", 100, 0);
    Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    assertTrue(
        Commands.run(new StatsCommand(), OK, file + "").err().startsWith("warning: " + file));
  }

  @Test
  void mistakesGetOneLine() throws IOException {
    int usage = ExitCode.USAGE.code();
    int input = ExitCode.INPUT.code();
    String file = spikes("a.spk", 100, 0, 200, 1) + "";
    assertTrue(error(usage).contains("FILE"));
    assertTrue(error(input, folder + "/none.spk").contains("no such file"));
    assertTrue(error(input, folder + "").contains("is a directory"));
    assertTrue(error(input, spikes("empty.spk") + "").contains("--to"));
    assertTrue(error(usage, file, "--from", "2", "--to", "1").contains("window"));
    assertTrue(error(usage, file, "--from", "-1").contains("window"));
    assertTrue(error(usage, file, "--bin", "0").contains("--bin"));
    assertTrue(error(usage, file, "--bin", "1e-5").contains("--bin"));
    assertTrue(error(usage, file, "--bin", "1e-5").contains(file + " has 10000 a second"));
    assertTrue(error(usage, file, "--tau", "NaN").contains("--tau"));
    assertTrue(error(usage, file, "--grid", "-1").contains("--grid"));
    assertTrue(error(usage, file, "--neurons", "0").contains("--neurons"));
    assertTrue(error(usage, file, "--pairs", "0").contains("--pairs"));
    assertTrue(error(input, file, "--target", folder + "/none.ras").contains("none.ras"));
    Path empty = Files.writeString(folder.resolve("e.ras"), "# nothing\n");
    assertTrue(error(input, file, "--target", empty + "").contains("no target spikes"));
    assertTrue(error(input, spikes("high.spk", 1, -1) + "").contains("4294967295"));
    // Three records: bisection of a window from 0 cannot notice the disorder, reading does.
    assertTrue(error(input, spikes("back.spk", 9, 0, 5, 0, 12, 0) + "").contains("order"));
    assertTrue(error(input, file, spikes("b.spk", 9, 0, 5, 0, 12, 0) + "").contains("order"));
    // The last spike tells where the window ends: it must not come before the first.
    assertTrue(error(input, spikes("turned.spk", 12, 0, 5, 0, 2, 0) + "").contains("order"));
    byte[] other = Files.readAllBytes(Path.of(file));
    other[0]++;
    String faster = Files.write(folder.resolve("faster.spk"), other) + "";
    assertTrue(error(input, file, faster).contains("steps per second"));
    Path target = Files.writeString(folder.resolve("t.ras"), "0.1 0\n");
    assertTrue(error(input, faster, "--target", target + "").contains("10000"));
  }

  @Test
  void emptyLayerHasNumbersToo() throws IOException {
    Map<?, ?> stats = json(spikes("empty.spk") + "", "--to", "1", "--neurons", "3");
    assertEquals(0.0, stats.get("meanRateHz"));
    assertEquals(null, object(stats, "isiCv").get("mean"));
    assertEquals(null, object(stats, "correlation").get("mean"));
  }

  private Path spikes(String name, int... stepsAndNeurons) {
    return Commands.spikes(folder.resolve(name), stepsAndNeurons);
  }

  private static String error(int exitCode, String... args) {
    return Commands.run(new StatsCommand(), exitCode, args).err();
  }

  private static Map<Object, Object> json(String... args) throws IOException {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = "--json";
    String text = Commands.run(new StatsCommand(), OK, all).out();
    return new LinkedHashMap<>(JSON.std.mapFrom(text));
  }

  private static Map<?, ?> object(Map<?, ?> parent, String key) {
    return (Map<?, ?>) parent.get(key);
  }
}
