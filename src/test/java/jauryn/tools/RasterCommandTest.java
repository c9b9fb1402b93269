/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jauryn.SharedData;
import jauryn.io.ExitCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values, not pixels: what is drawn is counted in the SVG file, where each mark is one "M". */
class RasterCommandTest {
  @TempDir private Path folder;

  @Test
  void drawsEachSpikeOfTheWindowOnce() throws IOException {
    spikes("multi_stim.0.spk", 0, 1, 5000, 2, 9999, 0, 10000, 1, 20000, 3);
    spikes("output.0.spk", 100, 0);
    spikes("output.1.spk", 9000, 1, 15000, 3);
    Path svg = folder.resolve("a.svg");
    assertEquals("", run(0, folder.toString(), "--from", "0.5", "--to", "1", "--out", svg + ""));
    String text = Files.readString(svg);
    assertEquals(2 + 1, marks(text));
    // Three neurons have an id in the window's input: rate 2 spikes / 3 neurons / 0.5 s.
    assertTrue(text.contains("Input: 3 neurons, 1.3 Hz"), text);
    assertTrue(text.contains("Output: 2 neurons, 1.0 Hz"), text);
    assertTrue(!text.contains("Hidden"), "a run without hidden layer");
  }

  @Test
  void parametersComeFromTheManifest() throws IOException {
    Path target = folder.resolve("t.ras");
    Files.writeString(target, "0.001 0\n0.15 7\n0.05 8\n"); // the id 8 is outside
    Files.writeString(
        folder.resolve("run.json"),
        "{\"parameters\": {\"nout\": 8, \"grid\": 0.2, \"target\": \""
            + target.toString().replace("\\", "\\\\")
            + "\"}}");
    spikes("output.0.spk", 10, 0, 9999, 1);
    Path svg = folder.resolve("a.svg");
    run(0, folder.toString(), "--out", svg.toString());
    String text = Files.readString(svg);
    // The last two whole loops of 0.2 s: one spike at 0.9999 s, two target spikes in each loop.
    assertEquals(1 + 2 * 2, marks(text));
    assertTrue(text.contains("Output: 8 neurons"), text);
  }

  @Test
  void markIsWhereTheSpikeIs() throws IOException {
    spikes("output.0.spk", 5000, 3, 9999, 9);
    Path png = folder.resolve("a.png");
    run(0, folder.toString(), "--from", "0", "--to", "1", "--out", png.toString());
    BufferedImage image = Pictures.read(png);
    assertEquals(1200, image.getWidth());
    // 10 neurons, 12 pixels each, under a title of 34; the axis of 1 s spans 1110 from x = 74.
    int y = 34 + 120 - (int) (3.5 * 12);
    assertTrue((image.getRGB(74 + 555, y) & 0xff) < 0x20, "black at the spike");
    assertEquals(0xffffff, image.getRGB(74 + 545, y) & 0xffffff);
    assertEquals(0xffffff, image.getRGB(74 + 555, y - 12) & 0xffffff);
  }

  @Test
  void unfinishedRunsAreDrawn() throws IOException {
    spikes("output.0.spk", 10, 0, 20, 1);
    Files.move(folder.resolve("output.0.spk"), folder.resolve("output.0.spk.part"));
    Files.createFile(folder.resolve("multi_stim.0.spk.part")); // nothing in it yet
    Path svg = folder.resolve("a.svg");
    run(0, folder.toString(), "--out", svg.toString());
    assertEquals(2, marks(Files.readString(svg)));
  }

  @Test
  void sameCountsAsTheSpikeFilesOfTheOriginal() throws IOException {
    Path sym24 = SharedData.path("reference/original/sym24");
    assumeTrue(Files.isDirectory(sym24), () -> "no reference data at " + sym24);
    Path svg = folder.resolve("a.svg");
    run(0, sym24.toString(), "--from", "40.2", "--to", "41.7", "--out", svg.toString());
    int expected = 0;
    for (String name : List.of("multi_stim", "multi_hidden", "output")) {
      byte[] bytes = Files.readAllBytes(sym24.resolve(name + ".0.spk"));
      ByteBuffer records = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 8; at < bytes.length; at += 8) {
        int step = records.getInt(at);
        expected += step >= 402000 && step < 417000 ? 1 : 0;
      }
    }
    assertEquals(expected, marks(Files.readString(svg)));
  }

  @Test
  void pdfHasAMarkPerSpike() throws Exception {
    spikes("output.0.spk", 5000, 3, 9999, 9);
    Path pdf = folder.resolve("a.pdf");
    run(0, folder.toString(), "--from", "0", "--to", "1", "--out", pdf.toString());
    // 10 neurons, 12 pixels each, under a title of 34; the axis of 1 s spans 1110 from x = 74.
    String page = Commands.pdfPage(pdf);
    assertTrue(page.contains("629 112 m\n631 112 l\n1183.89 40 m\n1185.89 40 l\nS"), page);
  }

  @Test
  void svgIsReproducible() throws IOException {
    spikes("output.0.spk", 10, 0, 20, 1);
    Path one = folder.resolve("1.svg");
    Path two = folder.resolve("2.svg");
    run(0, folder.toString(), "--out", one.toString());
    run(0, folder.toString(), "--out", two.toString());
    assertEquals(-1, Files.mismatch(one, two));
  }

  @Test
  void cutOffFilesAreDrawnWithAWarning() throws IOException {
    spikes("output.0.spk", 100, 0, 200, 1);
    Path file = folder.resolve("output.0.spk");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
    String warning = "warning: " + file + " is cut off; read to its last whole record";
    assertEquals(List.of(warning), run(0, folder.toString()).lines().toList());
    assertTrue(Files.exists(folder.resolve("raster.png")));
  }

  @Test
  void mistakesGetOneLine() throws IOException {
    int usage = ExitCode.USAGE.code();
    int input = ExitCode.INPUT.code();
    String here = folder.toString();
    assertTrue(run(input, here).contains("no spike file"));
    assertTrue(run(input, here + "/none").contains("no such folder"));
    spikes("output.0.spk");
    assertTrue(run(input, here).contains("no spikes yet"));
    spikes("output.0.spk", 10, 0);
    assertTrue(run(input, here, "--only", "hidden").contains("multi_hidden"));
    assertTrue(run(usage, here, "--out", here + "/a.jpg").contains(".svg or .pdf"));
    assertTrue(run(usage, here, "--from", "2", "--to", "1").contains("window"));
    assertTrue(run(usage, here, "--from", "-1").contains("window"));
    assertTrue(run(usage, here, "--from", "NaN", "--to", "0").contains("window"));
    assertTrue(run(usage, here, "--scale", "9").contains("--scale"));
    assertTrue(run(usage, here, "--grid", "-1").contains("--grid"));
    Path target = Files.writeString(folder.resolve("t.ras"), "0.1 0\n");
    assertTrue(run(usage, here, "--target", target.toString()).contains("--grid"));
    assertTrue(
        run(input, here, "--grid", "1", "--target", here + "/none.ras").contains("none.ras"));
    assertTrue(run(ExitCode.OUTPUT.code(), here, "--out", here + "/x/a.png").contains("a.png"));
    Files.writeString(folder.resolve("run.json"), "{ \"parameters\": ");
    assertTrue(run(input, here).contains("not valid JSON"));
    Files.writeString(folder.resolve("run.json"), "[]");
    assertTrue(run(input, here).contains("run.json"));
  }

  @Test
  void ticksAreRoundNumbers() {
    List<Double> steps = new ArrayList<>();
    for (double range : new double[] {3.78, 1022, 0.001, 200, 1}) {
      steps.add(Scale.niceStep(range, 8));
    }
    assertEquals(List.of(0.5, 200.0, 0.0002, 50.0, 0.2), steps);
  }

  /** Writes a spike file of steps and neurons in turn. */
  private void spikes(String name, int... stepsAndNeurons) {
    Commands.spikes(folder.resolve(name), stepsAndNeurons);
  }

  private static int marks(String svg) {
    int count = 0;
    int at = 0;
    while ((at = svg.indexOf("<path d='", at)) >= 0) {
      int end = svg.indexOf("'", at + 9);
      count += (int) svg.substring(at + 9, end).chars().filter(c -> c == 'M').count();
      at = end;
    }
    return count;
  }

  private static String run(int exitCode, String... args) {
    return Commands.run(new RasterCommand(), exitCode, args).err();
  }
}
