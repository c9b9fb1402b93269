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
import java.util.Map;
import java.util.TreeMap;

/**
 * The learning curve of a run.
 *
 * @param name what to call it
 * @param blocks number of each block
 * @param errors mean square error before each block
 * @param drops blocks before which the learning rate was lowered
 */
record ErrorCurve(String name, long[] blocks, double[] errors, List<Integer> drops) {

  /**
   * The curves in a folder of results, or that of a single file. Ranks of one run have their files
   * each, with the error of their share of the output; the curve is their mean, as far as all have
   * come.
   */
  static List<ErrorCurve> read(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(of(path.toString(), List.of(StatsFile.read(path)), List.of()));
    }
    RunFolder run = RunFolder.open(path);
    TreeMap<String, List<StatsFile>> ranks = new TreeMap<>();
    for (Path file : run.files(".+\\.\\d+\\.stats")) {
      String stem = String.valueOf(file.getFileName()).replaceFirst("\\.\\d+\\.stats.*", "");
      ranks.computeIfAbsent(stem, key -> new ArrayList<>()).add(StatsFile.read(file));
    }
    if (ranks.isEmpty()) {
      throw new UserError(
          ExitCode.INPUT,
          "no learning curve in " + path + ", expected a file such as default.0.stats");
    }
    List<ErrorCurve> curves = new ArrayList<>();
    ranks.forEach(
        (stem, files) -> {
          String name = ranks.size() == 1 ? path.toString() : path.resolve(stem).toString();
          curves.add(of(name, files, learningRateDrops(run)));
        });
    return curves;
  }

  /** The blocks {@code run.json} tells; none where it does not. */
  private static List<Integer> learningRateDrops(RunFolder run) {
    List<Integer> blocks = new ArrayList<>();
    if (run.manifest().get("learningRateDrops") instanceof List<?> drops) {
      for (Object drop : drops) {
        if (drop instanceof Map<?, ?> map && map.get("block") instanceof Number block) {
          blocks.add(block.intValue());
        }
      }
    }
    return blocks;
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
}
