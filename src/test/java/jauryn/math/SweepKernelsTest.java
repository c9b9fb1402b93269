/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Kernels that do several things in one pass, or one thing for a special case, against those that
 * do one thing in general; searches against the definition. What lies beyond the range must stay.
 */
class SweepKernelsTest {
  private static final int SPARE = 5;
  private static final AdjointRates RATES =
      new AdjointRates(0.01f, 0.99f, 0.98f, 0.011f, 0.989f, 0.97f);

  private final Random random = new Random(2);

  private float[] vector(int length) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = random.nextInt(8) == 0 ? 0f : (float) random.nextGaussian();
    }
    return x;
  }

  @Property(tries = 40)
  void stepBackWithTheSameDerivativeForAllNeurons(@ForAll @IntRange(max = 70) int n) {
    float a = random.nextFloat();
    float[] surrogate = vector(n + SPARE);
    float[] eta = vector(n + SPARE);
    float[] xi = vector(n + SPARE);
    float[] expectedEta = eta.clone();
    float[] expectedXi = xi.clone();
    float[] same = new float[n + SPARE];
    Arrays.fill(same, a);
    float[] zero = new float[n + SPARE];
    AdjointKernel.stepBack(RATES, zero, surrogate, zero.clone(), same, expectedEta, expectedXi, n);
    AdjointKernel.stepBackGiven(RATES, RATES.riseDecay() * a, surrogate, eta, xi, n);
    assertArrayEquals(expectedEta, eta);
    assertArrayEquals(expectedXi, xi);
  }

  @Property(tries = 40)
  void statesCarriedIntoTheGradient(@ForAll @IntRange(max = 70) int n) {
    float[] a = vector(n + SPARE);
    float[] b = vector(n + SPARE);
    float[] eligibility = vector(n + SPARE);
    float[] filtered = vector(n + SPARE);
    float[] before = vector(n + SPARE);
    float[] sum = before.clone();
    AdjointKernel.carry(RATES, a, b, eligibility, filtered, sum, n);
    for (int i = 0; i < n + SPARE; i++) {
      double added = (double) a[i] * eligibility[i] + 0.99 * b[i] * filtered[i];
      assertEquals(before[i] + (i < n ? added : 0), sum[i], 1e-6 * (1 + Math.abs(added)));
    }
    int[] columns = IntStream.range(0, n + SPARE).filter(i -> random.nextBoolean()).toArray();
    float[] sparse = gather(before, columns);
    AdjointKernel.carrySparse(
        RATES, a, b, gather(eligibility, columns), gather(filtered, columns), sparse, columns);
    for (int k = 0; k < columns.length && columns[k] < n; k++) {
      assertEquals(sum[columns[k]], sparse[k]);
    }
  }

  private static float[] gather(float[] x, int[] at) {
    float[] y = new float[at.length];
    for (int k = 0; k < at.length; k++) {
      y[k] = x[at[k]];
    }
    return y;
  }

  @Property(tries = 40)
  void errorFiltersAgree(@ForAll @IntRange(max = 70) int n) {
    float[] error = vector(n + SPARE);
    float[] rising = vector(n + SPARE);
    float[] filtered = vector(n + SPARE);
    float[] average = vector(n + SPARE);
    float[] expectedRising = rising.clone();
    float[] expectedFiltered = filtered.clone();
    float[] expectedAverage = average.clone();
    float[] result = new float[n + SPARE];
    ErrorKernel.filter(0.02f, 0.01f, 0f, error, expectedRising, expectedFiltered, result, n);
    ErrorKernel.averageSquare(0.1f, 0.9f, expectedFiltered, expectedAverage, n);

    float[] otherRising = rising.clone();
    float[] otherFiltered = filtered.clone();
    float[] otherResult = new float[n + SPARE];
    float[] factor = vector(n + SPARE);
    ErrorKernel.filter(0.02f, 0.01f, error, factor, otherRising, otherFiltered, otherResult, n);
    assertArrayEquals(expectedRising, otherRising);
    assertArrayEquals(expectedFiltered, otherFiltered);
    for (int i = 0; i < n; i++) {
      assertEquals(factor[i] * otherFiltered[i], otherResult[i]);
    }

    float[] plainRising = rising.clone();
    float[] plainFiltered = filtered.clone();
    ErrorKernel.filter(0.02f, 0.01f, error, plainRising, plainFiltered, n);
    assertArrayEquals(expectedRising, plainRising);
    assertArrayEquals(expectedFiltered, plainFiltered);

    ErrorKernel.filter(0.02f, 0.01f, 0.1f, 0.9f, error, rising, filtered, average, n);
    assertArrayEquals(expectedRising, rising);
    assertArrayEquals(expectedFiltered, filtered);
    assertArrayEquals(expectedAverage, average);
  }

  /** The threshold of errors: equal does not count, one unit of the last place more does. */
  @Property(tries = 40)
  void whatDoesNotCountIsZero(@ForAll @IntRange(min = 1, max = 70) int n) {
    float threshold = 1e-7f;
    float[] values = {
      threshold,
      -threshold,
      Math.nextUp(threshold),
      -Math.nextUp(threshold),
      Math.nextDown(threshold),
      0f,
      1f
    };
    float[] rising = new float[n];
    float[] filtered = new float[n];
    for (int i = 0; i < n; i++) {
      filtered[i] = values[random.nextInt(values.length)];
    }
    float[] before = filtered.clone();
    float[] counted = new float[n];
    ErrorKernel.filter(0f, 0f, threshold, new float[n], rising, filtered, counted, n);
    for (int i = 0; i < n; i++) {
      assertEquals(Math.abs(before[i]) > threshold ? before[i] : 0f, counted[i], 0f);
    }
  }

  @Property(tries = 60)
  void valuesAboveAThreshold(@ForAll @IntRange(max = 70) int n) {
    float threshold = random.nextBoolean() ? 0f : (float) random.nextGaussian();
    float[] x = vector(n + SPARE);
    int[] found = new int[n + 1];
    int count = Threshold.few(threshold, x, new float[n], found, n);
    int[] expected = IntStream.range(0, n).filter(i -> x[i] > threshold).toArray();
    assertArrayEquals(expected, Arrays.copyOf(found, count));
    count = Threshold.above(threshold, x, found, n);
    assertArrayEquals(expected, Arrays.copyOf(found, count));

    int[] among = IntStream.range(0, n).filter(i -> random.nextBoolean()).toArray();
    count = Threshold.above(threshold, x, among, found, among.length);
    int[] expectedAmong = Arrays.stream(among).filter(i -> x[i] > threshold).toArray();
    assertArrayEquals(expectedAmong, Arrays.copyOf(found, count));
  }
}
