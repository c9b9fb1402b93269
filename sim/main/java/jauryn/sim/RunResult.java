/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@code run.json} says about how a run went.
 *
 * @param errors mean square error before each block
 * @param times model time of these, s
 * @param finalError that at the end
 * @param wallSeconds wall time of the program
 */
record RunResult(double[] errors, double[] times, double finalError, double wallSeconds) {

  /** Reads the run in a folder. */
  static RunResult read(Path folder) {
    Path file = folder.resolve(RunManifest.FILE_NAME);
    try {
      Map<String, Object> run = JSON.std.mapFrom(Files.readString(file));
      List<?> curve = (List<?>) run.get("learningCurve");
      return new RunResult(
          numbers(curve, "meanSquareError"),
          numbers(curve, "timeSeconds"),
          number(run.get("finalMeanSquareError")),
          number(run.get("wallSeconds")));
    } catch (JacksonException | RuntimeException e) {
      throw new UserError(ExitCode.INPUT, file + ": expected the description of a run", e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private static double[] numbers(List<?> curve, String key) {
    return curve.stream().mapToDouble(point -> number(((Map<?, ?>) point).get(key))).toArray();
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }
}
