/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.StatsFile;
import jauryn.io.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The learning curve of a run.
 *
 * @param name what to call it
 * @param blocks number of each block
 * @param errors mean square error before each block
 * @param drops blocks before which the learning rate was lowered
 */
record ErrorCurve(String name, long[] blocks, double[] errors, List<Integer> drops) {

  /** The curves in a folder of results, at least one, or that of a single file. */
  static List<ErrorCurve> read(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(of(path.toString(), List.of(StatsFile.read(path)), List.of()));
    }
    List<ErrorCurve> curves = of(RunFolder.open(path));
    if (curves.isEmpty()) {
      throw new UserError(
          ExitCode.INPUT,
          "no learning curve in " + path + ", expected a file such as default.0.stats");
    }
    return curves;
  }

  /**
   * The curves in a folder of results. Ranks of one run have their files each, with the error of
   * their share of the output; the curve is their mean, as far as all have come.
   */
  static List<ErrorCurve> of(RunFolder run) {
    TreeMap<String, List<StatsFile>> ranks = new TreeMap<>();
    for (Path file : run.files(".+\\.\\d+\\.stats")) {
      String stem = String.valueOf(file.getFileName()).replaceFirst("\\.\\d+\\.stats.*", "");
      ranks.computeIfAbsent(stem, key -> new ArrayList<>()).add(StatsFile.read(file));
    }
    List<ErrorCurve> curves = new ArrayList<>();
    ranks.forEach(
        (stem, files) -> {
          Path name = ranks.size() == 1 ? run.path() : run.path().resolve(stem);
          curves.add(of(name.toString(), files, run.learningRateDrops()));
        });
    return curves;
  }

  private static ErrorCurve of(String name, List<StatsFile> ranks, List<Integer> drops) {
    int length = ranks.stream().mapToInt(file -> file.errors().length).min().orElseThrow();
    long[] blocks = Arrays.copyOf(ranks.get(0).blocks(), length);
    double[] errors = new double[length];
    for (StatsFile file : ranks) {
      for (int k = 0; k < length; k++) {
        errors[k] += file.errors()[k] / ranks.size();
      }
    }
    return new ErrorCurve(name, blocks, errors, drops);
  }

  /** An axis for the blocks of all curves. */
  static Scale blockScale(List<ErrorCurve> curves, double from, double to) {
    long last = curves.stream().flatMapToLong(c -> LongStream.of(c.blocks())).max().orElse(1);
    return Scale.linear(0, Math.max(1, last), from, to);
  }

  /** An axis for the errors of all curves, logarithmic or from 0. */
  static Scale errorScale(List<ErrorCurve> curves, boolean logarithmic, double from, double to) {
    double[] errors = curves.stream().flatMapToDouble(c -> DoubleStream.of(c.errors())).toArray();
    return logarithmic
        ? Scale.logarithmic(errors, from, to)
        : Scale.linear(0, DoubleStream.of(errors).max().orElse(1), from, to);
  }
}
