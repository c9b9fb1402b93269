/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page {@code report.html} about a run: one file that needs nothing else, no network either.
 *
 * <p>Pictures are inline SVG or PNG, the style is one sheet, and the few lines of script only turn
 * the pages of the film; without them everything else is there. What a folder does not hold is left
 * out with a word about why.
 */
public final class Report {
  /** Name of the page in the folder of the results. */
  public static final String FILE_NAME = "report.html";

  private Report() {}

  /** Writes the page of a run into its folder; a UserError if that cannot be. */
  public static Path write(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    write(folder, file, Optional.empty(), Optional.empty());
    return file;
  }

  /**
   * The page of a run that goes on, which keeps itself up to date by events of its server.
   *
   * @param soFar what {@code run.json} will say, as far as it is known
   */
  public static String live(Path folder, Map<String, ?> soFar) {
    RunFolder run = RunFolder.running(folder, soFar);
    return page(run, Optional.empty(), Optional.empty());
  }

  /** The page of a run that has just ended, for those who have watched it. */
  public static String ended(Path folder) {
    return page(RunFolder.open(folder), Optional.empty(), Optional.empty());
  }

  static void write(Path folder, Path file, Optional<Path> target, Optional<Float> grid) {
    String page = page(RunFolder.open(folder), target, grid);
    WholeFile.write(file, page);
  }

  static String page(RunFolder run, Optional<Path> target, Optional<Float> grid) {
    TrainingCurve curve = TrainingCurve.of(run);
    // Damaged spike files are an error; spikes that do not make a loop yet are none.
    long files = Stream.of(Layer.values()).mapToLong(l -> run.spikes(l.stem()).size()).sum();
    boolean described = !curve.points().isEmpty() || !run.manifest().isEmpty();
    if (files == 0 && !described) {
      throw new UserError(
          ExitCode.INPUT, run + " holds no run: expected run.json, a .stats file or output.0.spk");
    }
    Optional<Training> training = Optional.empty();
    String why = "";
    try {
      training = Optional.of(Training.open(run, target, grid));
    } catch (UserError e) {
      if (!described) {
        throw e;
      }
      why = e.getMessage();
    }
    return page(run, curve, training, why);
  }

  private static String page(
      RunFolder run, TrainingCurve curve, Optional<Training> training, String why) {
    Html page = new Html();
    page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    page.raw("<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<link rel=\"icon\" href=\"data:,\">\n"); // else browsers ask for one
    page.element("title", RunSections.title(run));
    page.open("style").raw(resource("report.css")).close().close();
    page.open("body");
    if (run.running()) {
      page.element("p", "The run goes on.", "id", "live", "class", "screen");
    }
    page.open("main");
    RunSections.head(page, run, curve);
    CurveSection.write(page, curve);
    if (training.isPresent()) {
      RasterSection.write(page, training.get());
      NeuronSection.write(page, training.get());
      RateSection.write(page, training.get());
    } else {
      page.element("h2", "Spikes");
      page.element("p", "Left out: " + why + ".", "class", "dim");
    }
    WeightSection.write(page, run);
    RunSections.timings(page, run);
    RunSections.reproduce(page, run);
    RunSections.manifest(page, run);
    page.close().open("script").raw(resource("report.js"));
    if (run.running()) {
      page.raw(resource("live.js"));
    }
    page.close();
    return page.close().close().toString();
  }

  private static String resource(String name) {
    try (InputStream in = Report.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // part of the program
    }
  }
}
