/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTableTest {

  /**
   * Words at both sides of each value of the library's distribution function, in units of 2^-32.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.3, 2, 9.99, 60})
  void numbersInvertTheDistribution(double mean) {
    PoissonTable table = new PoissonTable(mean);
    PoissonDistribution expected = new PoissonDistribution(mean);
    for (int k = 0; k < mean + 6 * Math.sqrt(mean) + 3; k++) {
      double edge = expected.cumulativeProbability(k) * 0x1p32;
      if (edge > 1e3 && edge < 0x1p32 - 1e3 && expected.probability(k) > 1e-5) {
        assertEquals(k, table.number((int) (long) (edge - 1e3)), "below P(N <= " + k + ")");
        assertEquals(k + 1, table.number((int) (long) (edge + 1e3)), "above P(N <= " + k + ")");
      }
    }
  }

  /** Mean and variance of 10^6 numbers are within five standard deviations of the mean. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 2, 8})
  void sumsAreRight(double mean) {
    PoissonTable table = new PoissonTable(mean);
    int n = 1000;
    int rounds = 1000;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < rounds; k++) {
      float[] x = new float[n];
      table.add(KeyedRandom.of(7, k).state(), 100, 0.5f, x, n);
      for (float value : x) {
        sum += 2 * value;
        squares += (2 * value - mean) * (2 * value - mean);
      }
    }
    double total = n * (double) rounds;
    assertEquals(mean, sum / total, 5 * Math.sqrt(mean / total));
    double fourth = Math.sqrt((mean + 2 * mean * mean) / total);
    assertEquals(mean, squares / total, 5 * fourth);
  }

  /** What a part of the neurons gets does not depend on where the part begins. */
  @ParameterizedTest
  @ValueSource(ints = {1, 17, 50})
  void partsFitTogether(int begin) {
    PoissonTable table = new PoissonTable(3);
    float[] whole = new float[60];
    table.add(42, 0, 1f, whole, 60);
    float[] part = new float[60];
    table.add(42, begin, 1f, part, 60 - begin);
    for (int i = begin; i < 60; i++) {
      assertEquals(whole[i], part[i - begin]);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 101, Double.NaN})
  void badMeansAreRefused(double mean) {
    assertThrows(IllegalArgumentException.class, () -> new PoissonTable(mean));
  }
}
