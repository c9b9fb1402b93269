/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on several ranks: whatever their number, the files are those of one rank, to the bit. */
class RanksTest {
  private static final int INPUTS = 11;
  private static final int OUTPUTS = 10;
  private static final String NETWORK =
      "--nin 11 --nhid 7 --nout 10 --w0 0.25 --eta 3e-3 --bgrate 8 --sparse 0.8 --delay 0.4e-3"
          + " --grid 0.4 --simtime 1.2 --blocks 2 --quiet --no-report";

  /** Files about the run itself, which say when it was and how long it took. */
  private static final Set<String> CHANGING =
      Set.of("run.json", "sim_symfb.0.log", "sim_rfb.0.log");

  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource({
    "sim_symfb, 1, dense", "sim_symfb, 1, event", "sim_symfb, 2, dense", "sim_symfb, 2, event",
    "sim_rfb, 1, dense", "sim_rfb, 1, event", "sim_rfb, 2, dense", "sim_rfb, 2, event",
    "sim_symfb, 0, event", "sim_symfb, 3, event"
  })
  void filesDoNotDependOnTheNumberOfRanks(String program, int layers, String plasticity)
      throws IOException {
    assertNumberOfRanksDoesNotMatter(program, layers, plasticity);
  }

  @ParameterizedTest
  @CsvSource({"sim_symfb, event", "sim_rfb, dense"})
  void neitherWhereTheRuleIsAnother(String program, String plasticity) throws IOException {
    assertNumberOfRanksDoesNotMatter(
        program,
        1,
        plasticity,
        "--layer-rate --update-interval 0.03 --rho 2 --rho-exponent 2".split(" "));
  }

  private void assertNumberOfRanksDoesNotMatter(
      String program, int layers, String plasticity, String... more) throws IOException {
    Path one = run(program, layers, plasticity, 1, more);
    assertTrue(Files.size(one.resolve("output.0.spk")) > 1000, "the network is silent");
    for (int ranks : List.of(2, 3, 4, 7)) {
      assertSameFiles(one, run(program, layers, plasticity, ranks, more), ranks);
    }
  }

  private Path run(String program, int layers, String plasticity, int ranks, String... more)
      throws IOException {
    spikes(dir.resolve("input.ras"), INPUTS, 1);
    spikes(dir.resolve("target.ras"), OUTPUTS, 2);
    Path results = Files.createDirectories(dir.resolve("ranks" + ranks));
    List<String> arguments = new ArrayList<>(List.of(program));
    arguments.addAll(List.of(NETWORK.split(" ")));
    arguments.addAll(List.of("--input", dir.resolve("input.ras").toString()));
    arguments.addAll(List.of("--target", dir.resolve("target.ras").toString()));
    arguments.addAll(List.of("--layers", String.valueOf(layers), "--plasticity", plasticity));
    arguments.addAll(List.of("--threads", String.valueOf(ranks)));
    arguments.addAll(List.of("--dir", results.toString(), "--log-dir", results.toString()));
    arguments.addAll(List.of("--save-weights", results.toString()));
    arguments.addAll(List.of(more));
    assertEquals(0, start(arguments), shown::toString);
    return results;
  }

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private int start(List<String> arguments) {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Console console = new Console(shown, out, out, false, StandardCharsets.UTF_8);
    return Jauryn.run(arguments.toArray(String[]::new), console);
  }

  /** Trains of 40 Hz. */
  private static void spikes(Path file, int neurons, int seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int k = 1; k < 400; k++) {
      for (int i = 0; i < neurons; i++) {
        if (random.nextDouble() < 0.04) {
          text.append(k * 1e-3).append(' ').append(i).append('\n');
        }
      }
    }
    Files.writeString(file, text);
  }

  private static void assertSameFiles(Path expected, Path found, int ranks) throws IOException {
    assertEquals(names(expected), names(found));
    for (String name : names(expected)) {
      assertEquals(
          -1,
          Files.mismatch(expected.resolve(name), found.resolve(name)),
          name + " of " + ranks + " ranks: first differing byte");
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.map(path -> path.getFileName().toString()).forEach(names::add);
      names.removeAll(CHANGING);
      return names;
    }
  }

  /** The files of ranks that are no more would be merged with those of this run. */
  @Test
  void spikeFilesOfMoreRanksAreRemoved() throws IOException {
    Path results = Files.createDirectories(dir.resolve("ranks1"));
    Path older = Files.createFile(results.resolve("output.1.spk"));
    Path oldest = Files.createFile(results.resolve("output.2.spk"));
    run("sim_symfb", 1, "event", 1);
    assertFalse(Files.exists(older) || Files.exists(oldest));
    assertTrue(Files.exists(results.resolve("output.0.spk")));
  }

  @Test
  void moreRanksThanNeuronsAreOneClearError() throws IOException {
    spikes(dir.resolve("input.ras"), INPUTS, 1);
    spikes(dir.resolve("target.ras"), OUTPUTS, 2);
    List<String> arguments = new ArrayList<>(List.of("sim_symfb"));
    arguments.addAll(List.of(NETWORK.split(" ")));
    arguments.addAll(List.of("--input", dir.resolve("input.ras").toString()));
    arguments.addAll(List.of("--target", dir.resolve("target.ras").toString()));
    arguments.addAll(List.of("--dir", dir.toString(), "--log-dir", dir.toString()));
    arguments.addAll(List.of("--threads", "10"));
    assertEquals(2, start(arguments));
    assertEquals(
        "error: --threads 10: expected at most 7, a neuron of each layer for each of them\n",
        shown.toString(StandardCharsets.UTF_8));
  }
}
