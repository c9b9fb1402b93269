/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tutorials say to do gives what they say comes out. */
class TutorialsTest {
  @TempDir Path folder;

  private final TestConsole console = new TestConsole();

  /** The blocks of the tutorials in a language, in order. */
  private static List<String> blocks(String language) throws IOException {
    String text = Files.readString(Path.of("..", "docs", "tutorials.md"));
    Matcher matcher = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(text);
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertEquals(2, blocks.size(), language);
    return blocks;
  }

  /** What a script says that is run in the folder. */
  private String shell(String script) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/awk")), "needs awk");
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder("/bin/sh", "-c", "LC_ALL=C\n" + script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> script);
    return Files.readString(said);
  }

  @Test
  void stimulusAndResponse() throws Exception {
    Path example = Path.of("..", "examples", "StimulusResponse.java");
    assertTrue(Files.readAllLines(example).size() <= 40, "lines of " + example);
    String[] args = {"run", example.toString(), folder.toString()};
    assertEquals(0, Jauryn.run(args, console.console(false)), console::err);
    String response = blocks("sh").get(0).replace("/tmp/", folder + "/");
    assertEquals(blocks("text").get(0), shell(response));
  }

  /** Without awk's numbers it would be another task: the learning curve is that of these files. */
  @Test
  void myOwnSpikePattern() throws Exception {
    Path themes = Files.createDirectories(folder.resolve("themes"));
    shell(blocks("sh").get(1));
    List<String> args = new ArrayList<>(List.of("sim_symfb", "--fast", "--no-report", "--quiet"));
    args.addAll(List.of("--input", themes.resolve("mine-input.ras").toString()));
    args.addAll(List.of("--target", themes.resolve("mine-target.ras").toString()));
    args.addAll(List.of("--dir", folder.toString(), "--log-dir", folder.toString()));
    // As sim/train.sh has it, with fewer blocks.
    String settings =
        "--grid 0.5 --nin 100 --nout 10 --layers 1 --nhidden 64 --w0 0.05 --delay 0.0e-3"
            + " --eta 1e-3 --epsilon 1e-12 --simtime 20 --blocks 5 --seed 121";
    args.addAll(List.of(settings.split(" ")));
    int code = Jauryn.run(args.toArray(String[]::new), console.console(false));
    assertEquals(0, code, console::err);
    StringBuilder curve = new StringBuilder();
    for (String line : Files.readAllLines(folder.resolve("default.0.stats"))) {
      String[] words = line.split("\\s+");
      curve.append(words[0]).append(' ').append(words[1]).append('\n');
    }
    assertEquals(blocks("text").get(1), curve.toString());
    String settingsFile = Files.readString(themes.resolve("mine-conf.env"));
    assertEquals("GRID=0.5\nHEIGHT=10\nNIN=100\n", settingsFile);
  }
}
