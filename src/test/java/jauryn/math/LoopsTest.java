/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The loops over vectors against their definitions, one element at a time, for lengths and offsets
 * that do not fit vector registers. Sums of a product are worked out exactly and rounded once; what
 * lies beyond the range of a loop must stay.
 */
class LoopsTest {
  private static final int SPARE = 5;

  private final Random random = new Random(1);

  private float[] vector(int length) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = random.nextInt(8) == 0 ? 0f : (float) random.nextGaussian();
    }
    return x;
  }

  /** a·b + c, rounded once. */
  private static float fused(float a, float b, float c) {
    return new BigDecimal(a).multiply(new BigDecimal(b)).add(new BigDecimal(c)).floatValue();
  }

  private static void assertSame(float[] expected, float[] actual) {
    // Exact arithmetic has no negative zero.
    assertArrayEquals(withoutNegativeZero(expected), withoutNegativeZero(actual));
  }

  private static float[] withoutNegativeZero(float[] x) {
    float[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] == 0f ? 0f : y[i];
    }
    return y;
  }

  @Property(tries = 60)
  void add(@ForAll @IntRange(max = 70) int n) {
    float[] x = vector(n + SPARE);
    float[] y = vector(n + SPARE);
    float[] expected = y.clone();
    for (int i = 0; i < n; i++) {
      expected[i] = new BigDecimal(y[i]).add(new BigDecimal(x[i])).floatValue();
    }
    Vectors.add(x, y, n);
    assertSame(expected, y);
  }

  @Property(tries = 60)
  void addScaled(@ForAll @IntRange(max = 70) int n) {
    float a = (float) random.nextGaussian();
    float[] x = vector(n + SPARE);
    float[] y = vector(n + SPARE);
    float[] expected = y.clone();
    for (int i = 0; i < n; i++) {
      expected[i] = fused(a, x[i], y[i]);
    }
    Vectors.addScaled(a, x, y, n);
    assertSame(expected, y);
  }

  @Property(tries = 60)
  void scaled(@ForAll @IntRange(max = 70) int n) {
    float a = (float) random.nextGaussian();
    float[] x = vector(n + SPARE);
    float[] y = vector(n + SPARE);
    float[] expected = y.clone();
    for (int i = 0; i < n; i++) {
      expected[i] = fused(a, x[i], 0f);
    }
    Vectors.scaled(a, x, y, n);
    assertSame(expected, y);
  }

  @Property(tries = 60)
  void scatterAndGather(@ForAll @IntRange(max = 70) int n) {
    float a = (float) random.nextGaussian();
    int[] at = new int[n];
    for (int k = 0; k < n; k++) {
      at[k] = 2 * k + random.nextInt(2);
    }
    float[] wide = vector(2 * n + SPARE);
    float[] narrow = vector(n);
    float[] expectedWide = wide.clone();
    float[] expectedNarrow = narrow.clone();
    for (int k = 0; k < n; k++) {
      expectedWide[at[k]] = fused(1f, narrow[k], wide[at[k]]);
      expectedNarrow[k] = fused(a, wide[at[k]], narrow[k]);
    }
    float[] gathered = narrow.clone();
    Vectors.addScaledFrom(a, wide, at, gathered);
    assertSame(expectedNarrow, gathered);
    Vectors.addAt(narrow, at, wide);
    assertSame(expectedWide, wide);
  }

  @Property(tries = 60)
  void move(@ForAll @IntRange(max = 70) int n) {
    float[] x = vector(n + SPARE);
    float[] y = vector(n + SPARE);
    float[] before = x.clone();
    float[] expected = y.clone();
    System.arraycopy(x, 0, expected, 0, n);
    Vectors.move(x, y, n);
    assertSame(expected, y);
    for (int i = 0; i < x.length; i++) {
      assertEquals(i < n ? 0f : before[i], x[i]);
    }
  }

  @Property(tries = 60)
  void follow(@ForAll @IntRange(max = 70) int n) {
    float rate = random.nextFloat();
    float[] target = vector(n + SPARE);
    float[] x = vector(n + SPARE);
    float[] expected = x.clone();
    for (int i = 0; i < n; i++) {
      float difference = new BigDecimal(target[i]).subtract(new BigDecimal(x[i])).floatValue();
      expected[i] = fused(rate, difference, x[i]);
    }
    Vectors.follow(rate, target, x, n);
    assertSame(expected, x);
  }

  @Property(tries = 60)
  void scaleAndSum(@ForAll @IntRange(max = 70) int n) {
    float factor = (float) random.nextGaussian();
    float[] x = vector(n + SPARE);
    float[] expected = x.clone();
    BigDecimal sum = BigDecimal.ZERO;
    double magnitude = 0;
    for (int i = 0; i < n; i++) {
      sum = sum.add(new BigDecimal(x[i]));
      magnitude += Math.abs(x[i]);
      expected[i] = fused(factor, x[i], 0f);
    }
    assertEquals(sum.doubleValue(), Vectors.sum(x, n), 1e-14 * magnitude);
    Vectors.scale(factor, x, n);
    assertSame(expected, x);
  }

  @Property(tries = 20)
  void flushSubnormals(@ForAll @IntRange(max = 70) int n) {
    float[] candidates = {
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Math.nextDown(Float.MIN_NORMAL),
      Float.MIN_NORMAL,
      -Float.MIN_NORMAL,
      1f,
      0f
    };
    float[] x = new float[n + SPARE];
    for (int i = 0; i < x.length; i++) {
      x[i] = candidates[random.nextInt(candidates.length)];
    }
    float[] before = x.clone();
    Vectors.flushSubnormals(x, n);
    for (int i = 0; i < x.length; i++) {
      boolean subnormal = before[i] != 0 && Math.getExponent(before[i]) < Float.MIN_EXPONENT;
      assertEquals(i < n && subnormal ? Math.copySign(0f, before[i]) : before[i], x[i]);
    }
  }

  /** u ← u + leak·((rest − u) + I) with the current before its decay. */
  @Property(tries = 60)
  void membrane(@ForAll @IntRange(max = 70) int n) {
    float[] u = vector(n + SPARE);
    float[] current = vector(n + SPARE);
    float[] expectedU = u.clone();
    float[] expectedCurrent = current.clone();
    float rest = -0.06f;
    float[] leak = vector(n + SPARE);
    Arrays.fill(leak, 0, n / 2, 0f);
    float decay = 0.98f;
    for (int i = 0; i < n; i++) {
      float force = new BigDecimal(rest).subtract(new BigDecimal(u[i])).floatValue();
      float drive = new BigDecimal(force).add(new BigDecimal(current[i])).floatValue();
      expectedU[i] = fused(leak[i], drive, u[i]);
      expectedCurrent[i] = fused(current[i], decay, 0f);
    }
    CurrentBasedMembrane.integrate(rest, leak, decay, u, current, n);
    assertSame(expectedU, u);
    assertSame(expectedCurrent, current);
  }

  /** λ ← λ + psp·σ' ; Λ ← Λ + rate·(λ − Λ) ; S ← S + Λ·e ; λ ← decay·λ, full and sparse rows. */
  @Property(tries = 60)
  void eligibility(@ForAll @IntRange(max = 70) int n, @ForAll boolean sparse) {
    float psp = random.nextBoolean() ? random.nextFloat() : 0f;
    float rate = 0.01f;
    float decay = 0.98f;
    int[] column = new int[n];
    for (int i = 0; i < n; i++) {
      column[i] = sparse ? 3 * i + 1 : i;
    }
    float[] surrogate = vector(3 * n + SPARE);
    float[] error = vector(3 * n + SPARE);
    float[] lambda = vector(n + SPARE);
    float[] filtered = vector(n + SPARE);
    float[] sum = vector(n + SPARE);
    float[] expectedLambda = lambda.clone();
    float[] expectedFiltered = filtered.clone();
    float[] expectedSum = sum.clone();
    for (int k = 0; k < n; k++) {
      float fresh = fused(psp, surrogate[column[k]], lambda[k]);
      float difference = new BigDecimal(fresh).subtract(new BigDecimal(filtered[k])).floatValue();
      expectedFiltered[k] = fused(rate, difference, filtered[k]);
      expectedSum[k] = fused(expectedFiltered[k], error[column[k]], sum[k]);
      expectedLambda[k] = fused(fresh, decay, 0f);
    }
    if (sparse) {
      EligibilityKernel.evolveSparseRow(
          psp, rate, decay, surrogate, error, lambda, filtered, sum, column);
    } else {
      EligibilityKernel.evolveRow(psp, rate, decay, surrogate, error, lambda, filtered, sum, n);
    }
    assertSame(expectedLambda, lambda);
    assertSame(expectedFiltered, filtered);
    assertSame(expectedSum, sum);
  }

  @Property(tries = 30)
  void padding(@ForAll @IntRange(max = 1000) int length) {
    int padded = Padding.padded(length);
    assertEquals(0, padded % 4);
    assertTrue(padded >= length && padded < length + 4);
  }
}
