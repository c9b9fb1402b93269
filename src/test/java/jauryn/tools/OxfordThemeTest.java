/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jauryn.SharedData;
import jauryn.io.RasFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The theme in the repository is the one the program makes, and a task like the original's. */
class OxfordThemeTest {
  private static final Path THEMES = SharedData.root().resolve("themes");

  @TempDir private Path folder;

  @Test
  void regeneratingGivesTheSameFiles() throws IOException {
    CommandLine command = new CommandLine(new ThemeCommand());
    command.setOut(new PrintWriter(new StringWriter()));
    assertEquals(0, command.execute("--oxford", "--out", folder.toString()));
    for (String end : new String[] {"-target.ras", "-input.ras", "-conf.env", "-info.txt"}) {
      String name = "oxford" + end;
      assertEquals(-1, Files.mismatch(THEMES.resolve(name), folder.resolve(name)), name);
    }
    // Pixels, not bytes: how well a PNG is compressed is up to the Java at hand.
    assertEquals(RadcliffeCamera.draw(), twoColours(THEMES.resolve("oxford.png")));
    assertEquals(RadcliffeCamera.draw(), twoColours(folder.resolve("oxford.png")));
  }

  private static Bitmap twoColours(Path png) {
    return Pictures.twoColours(Pictures.read(png), RadcliffeCamera.HEIGHT, 0.5);
  }

  @Test
  void noSpikeIsLostInTheDemo() {
    RasFile target = RasFile.read(THEMES.resolve("oxford-target.ras"), 200);
    RasFile input = RasFile.read(THEMES.resolve("oxford-input.ras"), 200);
    assertEquals(0, target.droppedIds());
    assertEquals(0, input.droppedIds());
    assertEquals(RadcliffeCamera.draw().count(), target.steps().length);
    assertTrue(last(target) < 18899);
    assertTrue(last(input) < 18899);
    for (int neuron : target.neurons()) {
      assertFalse(neuron == 0, "ids count from 1");
    }
  }

  private static long last(RasFile file) {
    return file.steps()[file.steps().length - 1];
  }

  @Test
  void taskIsOfTheSameSizeAsTheOriginal() {
    Path shared = SharedData.path("reference/oxford");
    assumeTrue(Files.isDirectory(shared), () -> "no reference data at " + shared);
    RasFile theirs = RasFile.read(shared.resolve("oxford-target.ras"), 200);
    RasFile ours = RasFile.read(THEMES.resolve("oxford-target.ras"), 200);
    assertEquals(1, ratio(ours, theirs), 0.1);
    RasFile theirInput = RasFile.read(shared.resolve("oxford-input.ras"), 200);
    RasFile ourInput = RasFile.read(THEMES.resolve("oxford-input.ras"), 200);
    assertEquals(1, ratio(ourInput, theirInput), 0.1);
    // No neuron fires much more than the busiest one of the original (125 spikes a period).
    assertTrue(busiest(ours) < 1.3 * busiest(theirs), "busiest neuron: " + busiest(ours));
  }

  private static double ratio(RasFile one, RasFile other) {
    return (double) one.steps().length / other.steps().length;
  }

  private static int busiest(RasFile file) {
    int[] counts = new int[200];
    int most = 0;
    for (int neuron : file.neurons()) {
      most = Math.max(most, ++counts[neuron]);
    }
    return most;
  }

  @Test
  void everyColumnHasSomethingToLearn() {
    Bitmap picture = RadcliffeCamera.draw();
    assertEquals(189, picture.width());
    assertEquals(200, picture.height());
    for (int x = 0; x < picture.width(); x++) {
      int ink = 0;
      for (int y = 0; y < picture.height(); y++) {
        ink += picture.ink(x, y) ? 1 : 0;
      }
      assertTrue(ink > 0 && ink < picture.height() * 2 / 3, "column " + x + ": " + ink);
    }
  }
}
