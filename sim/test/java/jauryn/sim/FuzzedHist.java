/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.WeightHistogram;
import jauryn.io.WeightHistogramFile;
import jauryn.tools.Report;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Histograms of weights, compared with the counts as the JDK reads them; and the page of them. */
final class FuzzedHist extends FuzzedReader {
  FuzzedHist(Path folder) {
    super(folder);
  }

  @Override
  void read(byte[] input) throws Exception {
    Path file = write("weights.0.hist", input);
    boolean good = attempt(() -> compare(WeightHistogramFile.read(List.of(file)), input));
    if (oneOf(16, input, 0)) {
      Files.writeString(folder().resolve("run.json"), "{\"parameters\":{\"layers\":1}}");
      attempt(() -> Report.ended(folder()));
    }
    require(good || input.length > 0, "an empty file has no mistake");
  }

  private static int compare(List<WeightHistogram> found, byte[] text) {
    double[][] expected = new double[found.size()][2];
    Arrays.stream(new String(text, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n"))
        .map(line -> line.replaceFirst("^[ \t]+", ""))
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.split("[ \t]+"))
        .forEach(
            words -> {
              double[] counts = expected[(int) Double.parseDouble(words[0])];
              counts[0] += Double.parseDouble(words[2]);
              counts[1] += Double.parseDouble(words[3]);
            });
    for (int c = 0; c < expected.length; c++) {
      for (WeightHistogram.Moment moment : WeightHistogram.Moment.values()) {
        double all = expected[c][moment.ordinal()];
        require(
            Math.abs(found.get(c).total(moment) - all) <= 1e-9 * all, "another number of weights");
      }
    }
    return found.size();
  }
}
