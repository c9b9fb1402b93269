/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.SharedData;
import jauryn.io.ExitCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveCommandTest {
  private static final int OK = ExitCode.OK.code();

  @TempDir private Path folder;

  /** On a logarithmic axis from 1 to 100 the value 10 is in the middle, on a linear one near 0. */
  @Test
  void scalesPutValuesWhereTheyBelong() {
    Scale logarithmic = Scale.logarithmic(new double[] {1, 0, 100}, 0, 1);
    assertEquals(0, logarithmic.at(1));
    assertEquals(0.5, logarithmic.at(10), 1e-15);
    assertEquals(1, logarithmic.at(100));
    assertTrue(Double.isNaN(logarithmic.at(0)));
    assertEquals(List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0), logarithmic.ticks(8));
    assertEquals(List.of(1.0, 10.0, 100.0), logarithmic.ticks(4));
    Scale linear = Scale.linear(0, 100, 0, 1);
    assertEquals(0.1, linear.at(10), 1e-15);
    assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0), linear.ticks(8));
    assertEquals(List.of(0.0, 1.0, 2.0), Scale.linear(0, 2, 0, 1).wholeTicks(8));
    List<Double> narrow = Scale.logarithmic(new double[] {12.1, 12.9}, 0, 1).ticks(8);
    assertTrue(narrow.size() >= 4, "ticks within less than a decade: " + narrow);
    for (double only : new double[] {0, 5}) {
      ErrorCurve flat = new ErrorCurve("flat", new long[] {0}, new double[] {only}, List.of());
      Scale room = ErrorCurve.errorScale(List.of(flat), only > 0, 0, 1);
      assertTrue(room.low() < room.high() && room.at(only) < 0.6, room::toString);
    }
  }

  @Test
  void textPlotShowsEachRun() throws IOException {
    Path one = run("one", "default.0.stats", "0 100 1 err 2 \n1 10 1 err 2 \n2 1 1 err 2 \n");
    Path two = run("two", "rfb.0.stats", "0 100 1 err 2 \n1 50 1 err 2 \n");
    Files.writeString(
        two.resolve("run.json"), "{\"parameters\": {}, \"learningRateDrops\": [{\"block\": 1}]}");
    List<String> lines = plot(one + "", two + "").lines().toList();
    assertTrue(lines.get(0).contains("logarithmic"), lines.get(0));
    // 17 rows for two decades, 64 columns for blocks 0 to 2, after 11 characters of axis.
    assertTrue(lines.get(1).startsWith("      100 +*"), "both runs start at 100");
    assertTrue(lines.get(9).startsWith("       10 +"), "10 is half way");
    assertEquals('a', lines.get(9).charAt(11 + 32));
    assertEquals('a', lines.get(17).charAt(11 + 63));
    assertEquals('b', lines.get(3).charAt(11 + 32));
    assertEquals(':', lines.get(12).charAt(11 + 32), "learning rate lowered at block 1");
    String legend = String.join("\n", lines.subList(lines.size() - 3, lines.size()));
    assertTrue(legend.contains("a  " + one + ": 3 blocks, mse 100 to 1"), legend);
    assertTrue(legend.contains("b  " + two + ": 2 blocks, mse 100 to 50"), legend);
    assertTrue(legend.contains(":  learning rate lowered"), legend);
    assertTrue(lines.stream().limit(20).allMatch(line -> line.length() < 80));
  }

  @Test
  void linearAxisStartsAtZero() throws IOException {
    Path run = run("one", "default.0.stats", "0 100 x\n1 0 x\n");
    List<String> lines =
        Commands.run(new CurveCommand(), OK, run + "", "--linear").out().lines().toList();
    assertEquals('a', lines.get(1).charAt(11));
    assertEquals('a', lines.get(17).charAt(11 + 63));
    // A logarithmic axis has no place for 0: the point is not drawn, the legend has it.
    String text = plot(run + "");
    assertEquals(
        1,
        text.lines()
            .limit(18)
            .skip(1)
            .mapToLong(l -> l.chars().filter(c -> c == 'a').count())
            .sum());
    assertTrue(text.contains("mse 100 to 0"), text);
  }

  @Test
  void ranksAreAveraged() throws IOException {
    Path run = run("one", "default.0.stats", "0 100 x\n1 10 x\n2 8 x\n");
    Files.writeString(run.resolve("default.1.stats.part"), "0 50 x\n1 30 x\n2 7");
    List<ErrorCurve> curves = ErrorCurve.read(run);
    assertEquals(1, curves.size());
    // The last line of the second rank has no end yet.
    assertArrayEquals(new double[] {75, 20}, curves.get(0).errors());
    assertArrayEquals(new long[] {0, 1}, curves.get(0).blocks());
  }

  @Test
  void unfinishedRunAndSingleFile() throws IOException {
    Path run = run("one", "default.0.stats.part", "0 100 x\n1 1");
    assertTrue(plot(run + "").contains(run + ": 1 block, mse 100 to 100"));
    Path file = run.resolve("default.0.stats.part");
    assertTrue(plot(file + "").contains(file + ": 1 block"));
  }

  @Test
  void folderOfTheOriginal() {
    Path oxford = SharedData.require("reference/oxford");
    List<ErrorCurve> curves = ErrorCurve.read(oxford);
    assertEquals(
        List.of(oxford.resolve("default").toString(), oxford.resolve("rfb").toString()),
        curves.stream().map(ErrorCurve::name).toList());
    // The first blocks of the original, measured.
    double[] first = Arrays.copyOf(curves.get(0).errors(), 4);
    assertArrayEquals(new double[] {214.366, 105.532, 57.2675, 45.7784}, first);
    assertEquals(150.041, curves.get(1).errors()[1]);
  }

  @Test
  void pictureHasThePointsOfTheCurve() throws IOException {
    Path run = run("one", "default.0.stats", "0 100 x\n1 10 x\n2 1 x\n");
    Path svg = folder.resolve("a.svg");
    assertEquals(
        svg + System.lineSeparator(),
        Commands.run(new CurveCommand(), OK, run + "", "--out", svg + "").out());
    String text = Files.readString(svg);
    // 792 x 400 pixels right of 84 and below 44; 10 is half way.
    assertTrue(text.contains("M84.0,44.0L84.0,44.0L480.0,244.0L876.0,444.0"), text);
    assertTrue(text.contains(run.toString()), text);
    assertFalse(text.contains("lowered"), text);
    Path again = folder.resolve("b.svg");
    Commands.run(new CurveCommand(), OK, run + "", "--out", again + "");
    assertEquals(-1, Files.mismatch(svg, again));
    Path png = folder.resolve("a.png");
    Commands.run(new CurveCommand(), OK, run + "", "--out", png + "");
    BufferedImage image = Pictures.read(png);
    assertEquals(1800, image.getWidth());
    assertEquals(0x0072b2, image.getRGB(960, 488) & 0xffffff, "blue at block 1");
    assertEquals(0xffffff, image.getRGB(960, 588) & 0xffffff);
  }

  @Test
  void pdfHasThePointsOfTheCurve() throws Exception {
    Path run = run("a(b", "default.0.stats", "0 100 x\n1 10 x\n2 1 x\n");
    Path pdf = folder.resolve("a.pdf");
    Commands.run(new CurveCommand(), OK, run + "", "--out", pdf + "");
    String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
    assertTrue(text.startsWith("%PDF-"), text);
    assertTrue(text.contains("/MediaBox [0.0 0.0 900.0 528.0]"), text);
    String page = Commands.pdfPage(pdf);
    assertTrue(page.contains("84 44 m\n84 44 l\n480 244 l\n876 444 l\nS"), page);
    assertFalse(page.contains("Tj"), "text is drawn, so that no name can break the file");
  }

  @Test
  void mistakesGetOneLine() throws IOException {
    int usage = ExitCode.USAGE.code();
    int input = ExitCode.INPUT.code();
    assertTrue(error(usage).contains("DIR"));
    assertTrue(error(input, folder + "").contains("no learning curve in " + folder));
    assertTrue(error(input, folder + "/none").contains("no such folder"));
    Path run = run("one", "default.0.stats", "");
    assertTrue(error(input, run + "").contains("no block"));
    run("one", "default.0.stats", "0 0 x\n");
    assertTrue(error(input, run + "").contains("--linear"));
    run("one", "default.0.stats", "0 100 x\n1 abc x\n");
    assertTrue(error(input, run + "").contains("default.0.stats:2: mean square error 'abc'"));
    run("one", "default.0.stats", "0 100 x\n");
    assertTrue(error(usage, run + "", "--out", folder + "/a.jpg").contains(".svg or .pdf"));
    assertTrue(
        error(ExitCode.OUTPUT.code(), run + "", "--out", folder + "/x/a.png").contains("a.png"));
    Files.writeString(run.resolve("run.json"), "{");
    assertTrue(error(input, run + "").contains("not valid JSON"));
  }

  private Path run(String name, String file, String text) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Files.writeString(run.resolve(file), text);
    return run;
  }

  private static String plot(String... args) {
    return Commands.run(new CurveCommand(), OK, args).out();
  }

  private static String error(int exitCode, String... args) {
    return Commands.run(new CurveCommand(), exitCode, args).err();
  }
}
