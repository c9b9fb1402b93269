/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole program around an experiment that only pretends. */
final class SuperSpikeProgramTest {
  /** SHA-256 of the three letters abc, from FIPS 180-2, appendix B.1. */
  private static final String SHA256_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;
  private final TestConsole console = new TestConsole();
  private String[] args;

  @BeforeEach
  void prepare() throws IOException {
    Path input = Files.writeString(folder.resolve("input.ras"), "abc");
    Path target = Files.writeString(folder.resolve("target.ras"), "");
    args =
        new String[] {
          "--input",
          input.toString(),
          "--target",
          target.toString(),
          "--dir",
          folder.toString(),
          "--log-dir",
          folder.toString(),
          "--seed",
          "4294967295",
          "--epsilon",
          "1e-12",
          "--blocks",
          "2",
          "--simtime",
          "20"
        };
  }

  @Test
  void runJsonTellsWhatWasRunAndWhatCameOut() throws IOException {
    assertEquals(ExitCode.OK, run(args));
    Map<String, Object> run = JSON.std.mapFrom(Files.readString(folder.resolve("run.json")));
    assertEquals("jauryn-run", run.get("format"));
    assertEquals(1, run.get("formatVersion"));
    assertEquals("sim_rfb", run.get("program"));
    assertEquals(List.of(args), run.get("arguments"));
    assertEquals(4294967295L, run.get("seed"));
    assertEquals(System.getProperty("java.version"), map(run, "java").get("version"));
    assertEquals(List.of("default.0.stats"), run.get("outputs"));
    assertEquals(62.0, run.get("modelSeconds"));
    assertEquals(31.0, run.get("timesRealTime"));
    assertEquals(95.5, run.get("finalMeanSquareError"));
    assertEquals(Map.of("burn-in", 0.5, "training", 1.5), run.get("wallSecondsByPhase"));
    Map<String, Object> parameters = map(run, "parameters");
    assertEquals(9.999999960041972E-13, parameters.get("epsilon"));
    assertEquals(0.001, parameters.get("delay"));
    assertEquals("event", parameters.get("plasticity"));
    assertEquals(4294967295L, parameters.get("seed"));
    assertTrue(parameters.containsKey("load-weights"));
    assertEquals(SuperSpikeOptions.all().size(), parameters.size());
  }

  @Test
  void runJsonNamesInputsWithChecksums() throws IOException {
    run(args);
    Map<String, Object> run = JSON.std.mapFrom(Files.readString(folder.resolve("run.json")));
    Object input = ((List<?>) run.get("inputs")).get(0);
    String file = folder.resolve("input.ras").toString();
    assertEquals(Map.of("option", "input", "file", file, "bytes", 3, "sha256", SHA256_ABC), input);
  }

  /** The original lowers the rate before block 20 and, to the same value, before block 40. */
  @Test
  void runJsonTellsWhenTheLearningRateDrops() throws IOException {
    assertEquals(List.of(), SuperSpikeExperiment.learningRateDrops(20));
    assertEquals(List.of(20), SuperSpikeExperiment.learningRateDrops(21));
    assertEquals(List.of(20), SuperSpikeExperiment.learningRateDrops(50));
    run(args);
    Map<String, Object> run = JSON.std.mapFrom(Files.readString(folder.resolve("run.json")));
    Map<?, ?> parameters = (Map<?, ?>) run.get("parameters");
    int drops = (int) parameters.get("blocks") > 20 ? 1 : 0;
    assertEquals(drops, ((List<?>) run.get("learningRateDrops")).size());
  }

  @Test
  void runJsonHasNullForWhatIsNoNumber() throws IOException {
    run(args);
    Map<String, Object> run = JSON.std.mapFrom(Files.readString(folder.resolve("run.json")));
    Map<?, ?> point = (Map<?, ?>) ((List<?>) run.get("learningCurve")).get(1);
    assertEquals(1, point.get("block"));
    assertEquals(150.041, point.get("meanSquareError"));
    assertTrue(point.containsKey("hiddenRateHz"));
    assertEquals(null, point.get("hiddenRateHz"));
  }

  @Test
  void logHasTheOriginalsNameAndForm() throws IOException {
    run(args);
    List<String> lines = Files.readAllLines(folder.resolve("sim_rfb.0.log"));
    for (String line : lines) {
      assertTrue(line.matches("\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d:: .*"), line);
    }
    assertTrue(lines.stream().anyMatch(l -> l.endsWith(":: Phase: burn-in")));
    assertTrue(lines.stream().anyMatch(l -> l.contains("seed = 4294967295")));
  }

  @Test
  void aPipeGetsOneLinePerBlockAndAReport() {
    run(args);
    List<String> lines = console.out().lines().toList();
    assertTrue(lines.get(0).startsWith("block 0  20.0 s"), lines.get(0));
    assertTrue(lines.get(0).endsWith("mse 214.4  output 10.0 Hz  hidden 12.0 Hz"), lines.get(0));
    assertTrue(lines.get(1).endsWith("mse 150.0  output 11.0 Hz"), lines.get(1));
    assertTrue(console.out().contains("Results are in " + folder), console.out());
    assertFalse(console.out().contains("\r"));
  }

  @Test
  void profileIsShownAsATable() {
    String[] profile = Arrays.copyOf(args, args.length + 1);
    profile[args.length] = "--profile";
    run(profile);
    List<String> lines = console.out().lines().toList();
    assertTrue(lines.contains("sweep         0.500    25.0    500000"), console.out());
    assertTrue(lines.contains("all           2.000   100.0   2000000"), console.out());
  }

  @Test
  void quietShowsNothing() {
    String[] quiet = Arrays.copyOf(args, args.length + 2);
    quiet[args.length] = "--quiet";
    quiet[args.length + 1] = "stray";
    assertEquals(ExitCode.OK, run(quiet));
    assertEquals("", console.out() + console.err());
  }

  @Test
  void thePageIsWrittenUnlessNotWanted() throws IOException {
    run(args);
    assertTrue(Files.readString(folder.resolve("report.html")).contains("<td class=\"n\">214.366"));
    assertTrue(console.out().contains("report.html"), console.out());
    Files.delete(folder.resolve("report.html"));
    String[] without = Arrays.copyOf(args, args.length + 1);
    without[args.length] = "--no-report";
    run(without);
    assertFalse(Files.exists(folder.resolve("report.html")));
  }

  @Test
  void aRunCanBeWatchedWhileItTrains() {
    String[] watched = Arrays.copyOf(args, args.length + 2);
    watched[args.length] = "--live";
    watched[args.length + 1] = "0";
    List<String> pages = new ArrayList<>();
    SuperSpikeProgram program =
        new SuperSpikeProgram(
            Feedback.RANDOM,
            console.console(false),
            (parameters, feedback, listener, checkpoints) -> {
              RunSummary summary = pretend(parameters, feedback, listener, checkpoints);
              pages.add(fetch(address()));
              return summary;
            });
    assertEquals(ExitCode.OK, program.run(watched));
    assertTrue(pages.get(0).contains("<td class=\"n\">214.366"), pages.get(0));
    assertTrue(pages.get(0).contains("and not finished"), pages.get(0));
    assertThrows(UncheckedIOException.class, () -> fetch(address()), "the server has ended");
  }

  private String address() {
    return console.out().lines().toList().get(0).replaceAll(".* (http://127[^ ]*) .*", "$1");
  }

  private static String fetch(String address) {
    try (InputStream in = URI.create(address).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPageThatCannotBeWrittenFailsNoRun() throws IOException {
    Files.createDirectory(folder.resolve("report.html"));
    assertEquals(ExitCode.OK, run(args));
    assertTrue(console.err().startsWith("warning: report.html could not be"), console.err());
  }

  @Test
  void strayWordsAreWarnedAboutOnce() {
    String[] stray = Arrays.copyOf(args, args.length + 2);
    stray[args.length] = "one";
    stray[args.length + 1] = "two";
    run(stray);
    assertEquals(
        "warning: ignored, belongs to no option: one two" + System.lineSeparator(), console.err());
  }

  @Test
  void aFailedRunLeavesNoRunJson() {
    SuperSpikeProgram program =
        new SuperSpikeProgram(
            Feedback.RANDOM,
            console.console(true),
            (p, f, listener, checkpoints) -> {
              listener.progress(new Progress(0.1, 62, 0, 0, 0));
              throw new UserError(ExitCode.OUTPUT, "disk full");
            });
    assertThrows(UserError.class, () -> program.run(args));
    assertFalse(Files.exists(folder.resolve("run.json")));
    assertTrue(console.out().endsWith("\r\033[K"), "the progress line is cleared");
  }

  private ExitCode run(String... arguments) {
    return new SuperSpikeProgram(
            Feedback.RANDOM, console.console(false), SuperSpikeProgramTest::pretend)
        .run(arguments);
  }

  private static RunSummary pretend(
      SuperSpikeParameters parameters,
      Feedback feedback,
      RunListener listener,
      Checkpointing checkpoints) {
    assertEquals(Feedback.RANDOM, feedback);
    listener.phase("burn-in");
    BlockResult first = new BlockResult(0, 20, 214.366, 10, 12);
    BlockResult second = new BlockResult(1, 40, 150.041, 11, Double.NaN);
    listener.block(first);
    listener.block(second);
    Map<String, Double> wall = new LinkedHashMap<>();
    wall.put("burn-in", 0.5);
    wall.put("training", 1.5);
    Path stats = parameters.dir().resolve("default.0.stats");
    Optional<Meters> meters =
        parameters.profile()
            ? Optional.of(
                new Meters(0, 1000, 2.0, Map.of(Phase.SWEEP, 0.5), new MemoryUse(1 << 20, null, 0)))
            : Optional.empty();
    return new RunSummary(List.of(first, second), 95.5, 62, wall, List.of(stats), 1, meters);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> json, String key) {
    return (Map<String, Object>) json.get(key);
  }
}
