/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The learning curve of a run: from {@code run.json}, else from the log of a run that has not
 * finished, else from the {@code .stats} file of the original, which knows no times.
 *
 * @param points one a block, in order
 * @param last mean square error at the end of training, if it is known
 */
record TrainingCurve(List<CurvePoint> points, OptionalDouble last) {
  /**
   * Blocks after which the simulations, as the original, divide the learning rate by {@link
   * #RATE_DROP}, once.
   */
  static final int BLOCKS_PER_RATE = 20;

  /** See {@link #BLOCKS_PER_RATE}. */
  static final int RATE_DROP = 10;

  private static final Pattern STATISTICS = Pattern.compile("(\\d+) (\\S+) .*");

  static TrainingCurve of(RunFolder run) {
    if (run.manifest().containsKey("learningCurve")) {
      return manifest(run);
    }
    List<CurvePoint> logged = ProgramLog.in(run.path()).curve();
    if (!logged.isEmpty()) {
      return new TrainingCurve(logged, OptionalDouble.empty());
    }
    List<Path> files = run.files("(default|rfb)\\.0\\.stats");
    return new TrainingCurve(
        files.isEmpty() ? List.of() : statistics(files.get(0)), OptionalDouble.empty());
  }

  private static TrainingCurve manifest(RunFolder run) {
    List<CurvePoint> points = new ArrayList<>();
    if (run.manifest().get("learningCurve") instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> point) {
          points.add(
              new CurvePoint(
                  (int) number(point.get("block")),
                  number(point.get("timeSeconds")),
                  number(point.get("meanSquareError")),
                  number(point.get("outputRateHz")),
                  number(point.get("hiddenRateHz"))));
        } else {
          throw wrong(run);
        }
      }
    } else {
      throw wrong(run);
    }
    double last = number(run.manifest().get("finalMeanSquareError"));
    return new TrainingCurve(
        points, Double.isNaN(last) ? OptionalDouble.empty() : OptionalDouble.of(last));
  }

  private static UserError wrong(RunFolder run) {
    return new UserError(
        ExitCode.INPUT,
        run.path().resolve("run.json") + ": learningCurve: expected a list of objects");
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static List<CurvePoint> statistics(Path file) {
    List<CurvePoint> points = new ArrayList<>();
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      int line = 0;
      // What follows the last line end is still being written.
      for (String row : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
        line++;
        Matcher matcher = STATISTICS.matcher(row);
        if (!matcher.matches()) {
          throw damaged(file, line);
        }
        int block = Integer.parseInt(matcher.group(1));
        double error = Double.parseDouble(matcher.group(2));
        points.add(new CurvePoint(block, Double.NaN, error, Double.NaN, Double.NaN));
      }
    } catch (NumberFormatException e) {
      throw damaged(file, points.size() + 1);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
    return points;
  }

  private static UserError damaged(Path file, int line) {
    return new UserError(
        ExitCode.INPUT, file + ":" + line + ": expected 'block error ...', as in '0 214.4 ...'");
  }
}
