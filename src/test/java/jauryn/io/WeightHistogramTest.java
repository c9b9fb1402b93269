/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.WeightHistogram.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightHistogramTest {
  @TempDir private Path folder;

  /** Every weight is between the edges of its bin, and no weight is lost. */
  @Test
  void countsEqualThoseOfASearch() {
    Random random = new Random(1);
    float[] weights = new float[5000];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) (random.nextGaussian() * 3e-3);
    }
    WeightHistogram histogram = new WeightHistogram();
    histogram.add(Moment.START, weights);
    for (int k = 0; k < histogram.bins(); k++) {
      double low = (histogram.first() + k) * 1e-4;
      long expected = 0;
      for (float weight : weights) {
        expected += Math.floor(weight * 1e4) == Math.rint(low * 1e4) ? 1 : 0;
      }
      assertEquals(expected, histogram.count(Moment.START, k), "bin " + low);
    }
    assertEquals(5000, histogram.total(Moment.START));
    assertEquals(0, histogram.total(Moment.END));
  }

  @Test
  void fileHasALinePerBinInUse() throws IOException {
    WeightHistogram hidden = new WeightHistogram();
    hidden.add(Moment.START, 0f, 0.00005f, -0.00005f);
    hidden.add(Moment.END, 0.1f, 1e30f);
    WeightHistogram output = new WeightHistogram();
    output.add(Moment.END, -0.01235f);
    Path file = folder.resolve("weights.0.hist");
    WeightHistogramFile.write(file, List.of(hidden, output));
    assertEquals(
        "0 -0.0001 1 0\n0 0.0000 2 0\n0 0.1000 0 1\n0 10.0000 0 1\n1 -0.0124 0 1\n",
        Files.readString(file));
  }

  @Test
  void ranksAreAdded() throws IOException {
    Path one = Files.writeString(folder.resolve("weights.0.hist"), "0 -0.0002 1 2\n1 0 3 4\n");
    Path two = Files.writeString(folder.resolve("weights.1.hist"), "0 0.0003 5 6\n0 -0.0002 7 8\n");
    List<WeightHistogram> sum = WeightHistogramFile.read(List.of(one, two));
    assertEquals(2, sum.size());
    assertEquals(-2, sum.get(0).first());
    assertEquals(6, sum.get(0).bins());
    assertEquals(8, sum.get(0).count(Moment.START, 0));
    assertEquals(10, sum.get(0).count(Moment.END, 0));
    assertEquals(5, sum.get(0).count(Moment.START, 5));
    assertEquals(4, sum.get(1).total(Moment.END));
  }

  @Test
  void damageIsLocated() throws IOException {
    for (String line : new String[] {"x", "0", "0 0.1 1", "0 0.1 -1 2", "1e9 0 1 1", "0 y 1 1"}) {
      Path file = Files.writeString(folder.resolve("weights.0.hist"), "0 0 1 1\n" + line + "\n");
      UserError error =
          assertThrows(UserError.class, () -> WeightHistogramFile.read(List.of(file)));
      assertTrue(error.getMessage().contains("weights.0.hist:2: "), error.getMessage());
    }
  }
}
