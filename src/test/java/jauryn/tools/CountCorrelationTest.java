/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CountCorrelationTest {
  private static final int NEURONS = 4;

  @Example
  void equalOppositeAndConstantCounts() {
    NeuronPairs pairs = NeuronPairs.among(new int[] {0, 1, 2, 3}, 100, 1);
    CountCorrelation correlation = new CountCorrelation(NEURONS, pairs, 100, 145, 10);
    assertEquals(4, correlation.bins());
    // Counts in the four bins: 1 0 2 0, the same, 1 2 0 2, and 1 1 1 1.
    int[] steps = {100, 100, 101, 109, 110, 112, 119, 120, 121, 122, 123, 129, 130, 131, 139, 140};
    int[] ids = {0, 1, 2, 3, 2, 2, 3, 0, 0, 1, 1, 3, 2, 2, 3, 0}; // the last in no whole bin
    for (int k = 0; k < steps.length; k++) {
      correlation.spike(steps[k], ids[k]);
    }
    double[] r = correlation.coefficients();
    // In the order (1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2).
    assertEquals(1.0, r[0]);
    // 1 0 2 0 against 1 2 0 2: -2.75 / sqrt(2.75 * 2.75).
    assertEquals(-1.0, r[1], 1e-15);
    assertEquals(-1.0, r[2], 1e-15);
    assertTrue(Double.isNaN(r[3]) && Double.isNaN(r[4]) && Double.isNaN(r[5]), "constant counts");
  }

  @Property(tries = 200)
  void equalsTheDefinition(
      @ForAll @Size(max = 80) List<@IntRange(max = 400 * NEURONS - 1) Integer> events) {
    int[] sorted = events.stream().mapToInt(Integer::intValue).sorted().toArray();
    NeuronPairs pairs = NeuronPairs.among(new int[] {0, 1, 2, 3}, 100, 1);
    CountCorrelation correlation = new CountCorrelation(NEURONS, pairs, 0, 400, 15);
    double[][] counts = new double[NEURONS][26];
    for (int event : sorted) {
      int step = event / NEURONS;
      correlation.spike(step, event % NEURONS);
      if (step < 26 * 15) {
        counts[event % NEURONS][step / 15]++;
      }
    }
    double[] expected =
        IntStream.range(0, pairs.size())
            .mapToDouble(p -> pearson(counts[pairs.first()[p]], counts[pairs.second()[p]]))
            .toArray();
    assertArrayEquals(expected, correlation.coefficients(), 1e-12);
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = SpikeStatistics.mean(x);
    double meanY = SpikeStatistics.mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int k = 0; k < x.length; k++) {
      xx += (x[k] - meanX) * (x[k] - meanX);
      yy += (y[k] - meanY) * (y[k] - meanY);
      xy += (x[k] - meanX) * (y[k] - meanY);
    }
    return xx < 1e-9 || yy < 1e-9 ? Double.NaN : xy / Math.sqrt(xx * yy);
  }

  @Property(tries = 200)
  void pairsAreDifferentAndOfTheNeuronsGiven(
      @ForAll @IntRange(max = 40) int neurons,
      @ForAll @IntRange(min = 1, max = 500) int most,
      @ForAll long seed) {
    int[] ids = IntStream.range(0, neurons).map(k -> 3 * k + 5).toArray();
    NeuronPairs pairs = NeuronPairs.among(ids, most, seed);
    assertEquals(Math.min(most, neurons * (neurons - 1) / 2), pairs.size());
    Set<List<Integer>> seen = new HashSet<>();
    for (int k = 0; k < pairs.size(); k++) {
      int i = pairs.first()[k];
      int j = pairs.second()[k];
      assertTrue(j < i && j >= 5 && i <= 3 * (neurons - 1) + 5 && i % 3 == 2 && j % 3 == 2);
      assertTrue(k == 0 || pairs.first()[k - 1] <= i, "in order of the first");
      assertTrue(seen.add(List.of(i, j)));
    }
  }

  /** Each of the 6 pairs of 4 neurons is in 2 of 6 samples of two; 3000 samples, 5 sigma. */
  @Example
  void allPairsAreEquallyLikely() {
    int[] drawn = new int[16];
    for (int seed = 0; seed < 3000; seed++) {
      NeuronPairs pairs = NeuronPairs.among(new int[] {0, 1, 2, 3}, 2, seed);
      for (int k = 0; k < 2; k++) {
        drawn[4 * pairs.first()[k] + pairs.second()[k]]++;
      }
    }
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(1000, drawn[4 * i + j], 5 * Math.sqrt(3000 * 2 / 9.0));
      }
    }
  }
}
