/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a browser. Runs where the variable JAURYN_BROWSER names Chromium or a relative of it,
 * see {@code make test-page}.
 */
class ReportInBrowserTest {
  /** What a person does with the keyboard: to the first loop, and one further. */
  private static final String USE_THE_SLIDER =
      """
      <script>
      const slider = document.getElementById("loop");
      slider.value = slider.min;
      slider.stepUp();
      slider.dispatchEvent(new Event("input"));
      </script>
      """;

  @TempDir private Path folder;

  private record Seen(String page, String messages) {}

  @Test
  void opensWithoutComplaintAndTurnsThePagesOfTheFilm() throws IOException, InterruptedException {
    String browser = System.getenv("JAURYN_BROWSER");
    assumeTrue(browser != null, "JAURYN_BROWSER names no browser");
    Files.writeString(folder.resolve("t.ras"), "0.05 1\n0.1 2\n");
    Files.writeString(
        folder.resolve("run.json"),
        "{\"parameters\": {\"nout\": 4, \"grid\": 0.2, \"target\": \""
            + folder
            + "/t.ras\"}, \"learningCurve\": [{\"block\": 0, \"timeSeconds\": 20,"
            + " \"meanSquareError\": 256.055}, {\"block\": 1, \"timeSeconds\": 40,"
            + " \"meanSquareError\": 111.376}], \"finalMeanSquareError\": 50.1238}");
    Commands.spikes(
        folder.resolve("output.0.spk"), 500, 1, 2500, 1, 3000, 2, 4500, 1, 5000, 2, 5999, 0);
    Commands.run(new ReportCommand(), 0, folder.toString());
    Path page = folder.resolve("report.html");

    Seen opened = open(browser, page);
    assertEquals("", opened.messages());
    assertFalse(opened.page().contains("id=\"film\" hidden"), "the film is shown");
    List<String> captions = matches("\"text\":\"([^\"]+)\"", opened.page());
    assertEquals(3, captions.size());
    assertEquals(captions.get(2), matches("<output[^>]*>([^<]+)<", opened.page()).get(0));
    assertTrue(captions.get(2).startsWith("t = 0.6 s"), captions::toString);
    String table = opened.page().substring(opened.page().indexOf("<table id=\"curve\""));
    assertEquals(
        List.of("0", "20", "256.055", "", "", "1", "40", "111.376", "", "", "end", "", "50.1238"),
        matches("<td class=\"n\">([^<]*)</td>", table).subList(0, 13));

    Files.writeString(page, Files.readString(page).replace("</body>", USE_THE_SLIDER + "</body>"));
    Seen used = open(browser, page);
    assertEquals("", used.messages());
    assertEquals(captions.get(1), matches("<output[^>]*>([^<]+)<", used.page()).get(0));
    assertEquals(captions.get(1), matches("aria-valuetext=\"([^\"]+)\"", used.page()).get(0));
  }

  private static List<String> matches(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** The document after its scripts have run, and what the browser's console shows. */
  private Seen open(String browser, Path page) throws IOException, InterruptedException {
    File messages = folder.resolve("messages.txt").toFile();
    File document = folder.resolve("document.html").toFile();
    List<String> command =
        List.of(
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + folder.resolve("profile"),
            "--enable-logging=stderr",
            "--dump-dom",
            page.toUri().toString());
    Process process =
        new ProcessBuilder(command).redirectError(messages).redirectOutput(document).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser ends");
    String console =
        Files.readAllLines(messages.toPath(), UTF_8).stream()
            .filter(line -> line.contains("CONSOLE"))
            .reduce("", (all, line) -> all + line);
    return new Seen(Files.readString(document.toPath()), console);
  }
}
