/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The learning curve of a run: from {@code run.json}, else from the log of a run that has not
 * finished, else from the {@code .stats} file of the original, which knows no times.
 *
 * @param points one a block, in order
 * @param last mean square error at the end of training, if it is known
 * @param drops blocks before which the learning rate was lowered
 */
record TrainingCurve(List<CurvePoint> points, OptionalDouble last, List<Integer> drops) {

  static TrainingCurve of(RunFolder run) {
    List<Integer> drops = run.learningRateDrops();
    if (run.manifest().containsKey("learningCurve")) {
      double last = number(run.manifest().get("finalMeanSquareError"));
      return new TrainingCurve(
          manifest(run),
          Double.isNaN(last) ? OptionalDouble.empty() : OptionalDouble.of(last),
          drops);
    }
    List<CurvePoint> points = ProgramLog.in(run.path()).curve();
    return new TrainingCurve(
        points.isEmpty() ? statistics(run) : points, OptionalDouble.empty(), drops);
  }

  private static List<CurvePoint> manifest(RunFolder run) {
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
    return points;
  }

  private static UserError wrong(RunFolder run) {
    return new UserError(
        ExitCode.INPUT,
        run.path().resolve("run.json") + ": learningCurve: expected a list of objects");
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static List<CurvePoint> statistics(RunFolder run) {
    List<CurvePoint> points = new ArrayList<>();
    ErrorCurve.of(run).stream()
        .findFirst()
        .ifPresent(
            curve -> {
              for (int k = 0; k < curve.errors().length; k++) {
                int block = (int) curve.blocks()[k];
                double error = curve.errors()[k];
                points.add(new CurvePoint(block, Double.NaN, error, Double.NaN, Double.NaN));
              }
            });
    return points;
  }
}
