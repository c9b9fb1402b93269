/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.FileErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the log of a simulation tells of a run that has not finished: lines {@code TIME:: text}, of
 * which some are {@code name = value} and some the result of a block.
 *
 * @param program its name and version as logged; empty without a log
 * @param parameters by option name: a Double where it is a number, else text
 * @param curve the learning curve so far
 * @param learningRateDrops blocks before which the learning rate was lowered so far
 */
record ProgramLog(
    String program,
    Map<String, Object> parameters,
    List<CurvePoint> curve,
    List<Integer> learningRateDrops) {
  private static final Pattern PROGRAM = Pattern.compile(".*?:: (sim_\\w+) \\(JAuryn\\).*");
  private static final Pattern PARAMETER = Pattern.compile(".*?::   ([a-z0-9-]+) = (.*)");
  private static final Pattern DROP =
      Pattern.compile(".*?:: Learning rate .* from block (\\d+) on");
  private static final Pattern BLOCK =
      Pattern.compile(
          ".*?:: Block (\\d+) at (\\S+) s: mean square error (\\S+), output (\\S+) Hz,"
              + " hidden (\\S+) Hz");

  /** Reads {@code PROGRAM.0.log} in a folder of results, if there is one of these programs. */
  static ProgramLog in(Path folder) {
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "sim_*.0.log")) {
      for (Path log : logs) {
        // Latin 1 accepts any byte: a damaged log is no reason to refuse the spikes.
        return read(new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
    return read("");
  }

  static ProgramLog read(String text) {
    String program = "";
    Map<String, Object> parameters = new LinkedHashMap<>();
    List<CurvePoint> curve = new ArrayList<>();
    List<Integer> drops = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher parameter = PARAMETER.matcher(line);
      Matcher block = BLOCK.matcher(line);
      Matcher drop = DROP.matcher(line);
      Matcher name = PROGRAM.matcher(line);
      if (parameter.matches()) {
        parameters.put(parameter.group(1), value(parameter.group(2)));
      } else if (block.matches()) {
        curve.add(
            new CurvePoint(
                (int) number(block.group(1)),
                number(block.group(2)),
                number(block.group(3)),
                number(block.group(4)),
                number(block.group(5))));
      } else if (drop.matches()) {
        drops.add((int) number(drop.group(1)));
      } else if (name.matches()) {
        program = name.group(1);
      }
    }
    return new ProgramLog(program, parameters, curve, drops);
  }

  private static Object value(String text) {
    double number = number(text);
    return Double.isNaN(number) ? text : (Object) number;
  }

  /** NaN for what is no number. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
