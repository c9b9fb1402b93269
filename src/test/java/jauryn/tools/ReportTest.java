/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jauryn.SharedData;
import jauryn.io.ExitCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values in the page are those of the files. */
class ReportTest {
  private static final Pattern CELL = Pattern.compile("<td class=\"n\">([^<]*)</td>");

  @TempDir private Path folder;

  @Test
  void aTargetThatIsAskedForMustBeThere() {
    Path none = folder.resolve("none.ras");
    ReportCommand command = new ReportCommand();
    assertEquals(
        "cannot read " + none + ": no such file\n",
        Commands.run(command, ExitCode.INPUT.code(), folder + "", "--target", none + "").err());
    assertTrue(Files.notExists(folder.resolve("report.html")));
  }

  @Test
  void theCurveIsThatOfTheManifest() throws IOException {
    manifest();
    String page = page();
    assertEquals(
        List.of(
            "0",
            "20",
            "256.055",
            "0",
            "0.363281",
            "1",
            "40",
            "111.376",
            "26.225",
            "",
            "end",
            "",
            "50.1238",
            "",
            ""),
        cells(page, "curve"));
    assertTrue(page.contains("<title>before block 1, 40 s: 111.376</title>"), page);
  }

  @Test
  void loweredLearningRatesAreMarked() throws IOException {
    manifest();
    Matcher mark =
        Pattern.compile("x1=\"(\\S+)\" [^>]*/>\\s*<text[^>]*>learning rate lowered")
            .matcher(page());
    assertTrue(mark.find());
    assertEquals("486", mark.group(1), "block 1 of 2, between 84 and 888");
    assertFalse(mark.find());
    ProgramLog log = ProgramLog.read("11/22/26 11:00:00:: Learning rate 1e-4 V from block 20 on\n");
    assertEquals(List.of(20), log.learningRateDrops());
  }

  @Test
  void whatWasTypedCannotBecomeMarkup() throws IOException {
    manifest();
    String page = page();
    assertFalse(page.contains("<script>alert"), page);
    assertTrue(page.contains("&#39;&lt;script&gt;alert(1)&lt;/script&gt;&#39;"), page);
    assertTrue(page.contains("bin/sim_symfb --input"), page);
    assertTrue(page.contains(">1.500 s</td>"), page);
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    manifest();
    loops();
    String page = page();
    Matcher link = Pattern.compile("(?:src|href)=\"([^\"]{0,12})").matcher(page);
    int count = 0;
    for (; link.find(); count++) {
      assertTrue(link.group(1).startsWith("data:"), link.group(1));
    }
    assertTrue(count >= 5, "pictures and the icon");
    assertFalse(page.contains("http://") || page.contains("https://"));
    Matcher image = Pattern.compile("<img[^>]*>").matcher(page);
    while (image.find()) {
      assertTrue(image.group().matches("(?s).* alt=\"[^\"]+\".*"), "a text for each picture");
    }
  }

  @Test
  void neuronsWithErrorsAreCounted() throws IOException {
    manifest();
    loops();
    String page = page();
    // Target 0.05 s of neuron 1, 0.1 s of neuron 2; output 0.055 s of neuron 1, 0.1 s of neuron 0.
    assertEquals(List.of("0", "0", "1", "2", "1", "0"), cells(page, "neurons"));
    assertTrue(page.contains("0.25 spikes of the target are missing per neuron and 0.25 are"));
    assertTrue(page.contains("At the end: output 2.50 Hz."), "2 spikes, 4 neurons, 0.2 s");
  }

  @Test
  void theMapOfErrorsHasACellPerNeuronAndLoop() throws IOException {
    manifest();
    loops();
    String page = page();
    // Neuron 2 misses its spike and neuron 0 has one too many, in each of three loops.
    Matcher map = Pattern.compile("class=\"shade(\\d)\" d=\"([^\"]*)\"").matcher(page);
    assertTrue(map.find());
    assertEquals("1", map.group(1));
    // 812 x 300 pixels right of 76 and above 330, 3 loops by 4 neurons.
    assertEquals(
        List.of(
            "76.0 255.0", "76.0 105.0", "346.7 255.0", "346.7 105.0", "617.3 255.0", "617.3 105.0"),
        Pattern.compile("M([\\d. ]+)h270.7v75.0h-270.7z")
            .matcher(map.group(2))
            .results()
            .map(cell -> cell.group(1))
            .toList());
    assertFalse(map.find(), "no other shade");
  }

  @Test
  void aRunThatGoesOnShowsItsOwnFilesOnly() throws IOException {
    manifest();
    loops(); // an earlier run
    Map<String, Object> soFar =
        Map.of("program", "sim_rfb", "parameters", Map.of("grid", 0.2), "learningCurve", List.of());
    String page = Report.live(folder, soFar);
    assertTrue(page.contains("id=\"live\"") && page.contains("EventSource"), page);
    assertTrue(page.contains("no spike file in " + folder), page);
    assertFalse(page.contains("111.376"), page);
    Files.move(folder.resolve("output.0.spk"), folder.resolve("output.0.spk.part"));
    assertTrue(Report.live(folder, soFar).contains("One loop of 0.2 s"));
    assertFalse(page().contains("EventSource"));
  }

  @Test
  void rasterPicturesHaveAPixelPerSpike() throws IOException {
    RasterPng png = new RasterPng(100, 50, 1000, 2000);
    png.mark(1000, 0);
    png.mark(1999, 49);
    png.mark(1505, 7);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.bytes()));
    assertEquals(100, image.getWidth());
    assertEquals(50, image.getHeight());
    List<String> ink = new ArrayList<>();
    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < 100; x++) {
        if (image.getRGB(x, y) == 0xff000000) {
          ink.add(x + " " + y);
        } else {
          assertEquals(0, image.getRGB(x, y) >>> 24, "transparent");
        }
      }
    }
    assertEquals(List.of("99 0", "50 42", "0 49"), ink);
  }

  @Test
  void matchingIsOneToOne() throws IOException {
    Commands.spikes(folder.resolve("output.0.spk"), 100, 0, 150, 0, 300, 0, 999, 1);
    Files.writeString(folder.resolve("t.ras"), "0.02001 0\n0.04011 0\n0.05001 1\n");
    Training training =
        Training.open(
            RunFolder.open(folder), Optional.of(folder.resolve("t.ras")), Optional.of(0.1f));
    SpikeMatch match = SpikeMatch.of(training.output(), training.target().orElseThrow(), 0, 1000);
    // 200 takes 100, so 150 is left; 401 is 101 steps from 300; 500 and 999 are far apart.
    assertArrayEquals(new int[] {1, 1}, match.missing());
    assertArrayEquals(new int[] {2, 1}, match.surplus());
  }

  @Test
  void theOriginalsFolderIsEnough() throws IOException {
    Path sym24 = SharedData.path("reference/original/sym24");
    assumeTrue(Files.isDirectory(sym24), () -> "no reference data at " + sym24);
    Path out = folder.resolve("r.html");
    run(0, sym24.toString(), "--out", out.toString());
    String page = Files.readString(out);
    List<String> statistics = Files.readAllLines(sym24.resolve("default.0.stats"));
    List<String> cells = cells(page, "curve");
    for (int k = 0; k < statistics.size(); k++) {
      assertEquals(statistics.get(k).split(" ")[0], cells.get(5 * k));
      assertEquals(statistics.get(k).split(" ")[1], cells.get(5 * k + 2));
    }
    assertTrue(page.contains("One loop of 1.8899 s"), "found in the input");
  }

  @Test
  void mistakesGetOneLine() throws IOException {
    int input = ExitCode.INPUT.code();
    String here = folder.toString();
    assertTrue(run(input, here).contains("holds no run"));
    assertTrue(run(input, here + "/none").contains("no such folder"));
    Files.writeString(folder.resolve("default.0.stats"), "0 1.5 x\n1 what x\n");
    assertTrue(run(input, here).contains("default.0.stats:2"));
    Files.writeString(folder.resolve("default.0.stats"), "0 1.5 x\n1 2");
    run(0, here);
    assertEquals(List.of("0", "", "1.5", "", ""), cells(page(), "curve"));
    Files.writeString(folder.resolve("output.0.spk"), "damaged!");
    assertTrue(run(input, here).contains("output.0.spk is not a spike file"));
    Files.delete(folder.resolve("output.0.spk"));
    Files.writeString(folder.resolve("multi.0.netstate"), "damaged");
    Files.writeString(
        folder.resolve("run.json"), "{\"parameters\": {\"layers\": 1}, \"learningCurve\": []}");
    run(0, here);
    assertTrue(page().contains("multi.0.netstate is not a network state"));
    Files.writeString(folder.resolve("run.json"), "{\"parameters\": {}, \"learningCurve\": 3}");
    assertTrue(run(input, here).contains("learningCurve: expected a list"));
    Files.writeString(folder.resolve("run.json"), "{");
    assertTrue(run(input, here).contains("not valid JSON"));
  }

  /** Numbers and names no run writes: neither an axis without end, nor all memory. */
  @Test
  void strangeValuesAreNoTrouble() throws IOException {
    loops();
    for (String error : List.of("1e300", "1e-300", "-1e300", "1e99", "0")) {
      Files.writeString(
          folder.resolve("run.json"),
          "{\"parameters\": {\"target\": \"a\\u0000b\", \"nout\": 2e9}, \"learningCurve\": ["
              + ("{\"block\": 2, \"meanSquareError\": " + error + "}]}"));
      String page = page();
      assertEquals(error.replace("e", "e+").replace("+-", "-"), cells(page, "curve").get(2));
      assertTrue(page.contains("2000000000 neurons in layer output, expected at most 4194304"));
    }
    Files.write(folder.resolve("run.json"), new byte[] {'{', '"', -1, '"', '}'});
    assertTrue(run(ExitCode.INPUT.code(), folder.toString()).contains("not valid JSON"));
  }

  private void manifest() throws IOException {
    String target = Files.writeString(folder.resolve("t.ras"), "0.05001 1\n0.10001 2\n") + "";
    String points =
        "{\"block\": 0, \"timeSeconds\": 20.0, \"meanSquareError\": 256.055445007333,"
            + " \"outputRateHz\": 0.0, \"hiddenRateHz\": 0.36328125},"
            + "{\"block\": 1, \"timeSeconds\": 40.0, \"meanSquareError\": 111.37603690688988,"
            + " \"outputRateHz\": 26.225, \"hiddenRateHz\": null}";
    Files.writeString(
        folder.resolve("run.json"),
        "{\"program\": \"sim_symfb\", \"arguments\": [\"--input\", \"<script>alert(1)</script>\"],"
            + "\"parameters\": {\"nout\": 4, \"grid\": 0.2, \"target\": \""
            + target.replace("\\", "\\\\")
            + "\"}, \"learningCurve\": ["
            + points
            + "], \"finalMeanSquareError\": 50.123827136187344,"
            + "\"learningRateDrops\": [{\"block\": 1}],"
            + "\"wallSecondsByPhase\": {\"training\": 1.5}}");
  }

  /** Three loops of 0.2 s, two spikes each. */
  private void loops() {
    Commands.spikes(
        folder.resolve("output.0.spk"),
        Stream.of(0, 2000, 4000)
            .flatMap(start -> Stream.of(start + 550, 1, start + 1000, 0))
            .mapToInt(Integer::intValue)
            .toArray());
    Commands.spikes(folder.resolve("multi_stim.0.spk"), 10, 0, 5999, 0);
  }

  private String page() throws IOException {
    run(0, folder.toString());
    return Files.readString(folder.resolve("report.html"));
  }

  private static List<String> cells(String page, String table) {
    int start = page.indexOf("<table id=\"" + table + "\"");
    Matcher cell = CELL.matcher(page.substring(start, page.indexOf("</table>", start)));
    return cell.results().map(found -> found.group(1)).toList();
  }

  private static String run(int exitCode, String... args) {
    return Commands.run(new ReportCommand(), exitCode, args).err();
  }
}
