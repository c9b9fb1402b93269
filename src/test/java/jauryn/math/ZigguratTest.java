/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The tables are worked out again here, from their definition and with 60 digits: N layers of equal
 * area V under a density f, of which the lowest includes the tail beyond R. Whatever R, the layers
 * end at some height; R is the one for which they end at f(0) = 1.
 */
class ZigguratTest {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal TWO = new BigDecimal(2);
  private static final BigDecimal PI =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459230781640");

  /** Density and what follows from it. */
  private record Density(
      UnaryOperator<BigDecimal> value,
      UnaryOperator<BigDecimal> inverse,
      UnaryOperator<BigDecimal> tail) {}

  private static final Density EXPONENTIAL =
      new Density(x -> exp(x.negate()), y -> log(y).negate(), x -> exp(x.negate()));

  private static final Density NORMAL =
      new Density(
          ZigguratTest::bell,
          y -> log(y).multiply(TWO).negate().sqrt(DIGITS),
          x -> PI.divide(TWO, DIGITS).sqrt(DIGITS).subtract(bellIntegral(x), DIGITS));

  /** Layers of one table. */
  private record Layers(BigDecimal area, BigDecimal[] x, BigDecimal[] y) {
    /** How far the layers miss the top. */
    BigDecimal gap() {
      int top = y.length - 2;
      return y[top].add(area.divide(x[top], DIGITS)).subtract(ONE);
    }
  }

  @Test
  void normalTablesAreTheRecurrence() {
    // Marsaglia and Tsang (2000) print 3.442619855899, which is right to 12 digits only.
    assertTables(Ziggurat.NORMAL, NORMAL, 128, "3.442619855896652", 9.912563035336461e-3);
  }

  @Test
  void exponentialTablesAreTheRecurrence() {
    assertTables(
        Ziggurat.EXPONENTIAL, EXPONENTIAL, 256, "7.69711747013104972", 3.949659822581557e-3);
  }

  private static void assertTables(
      Ziggurat tables, Density density, int layers, String publishedStart, double publishedArea) {
    BigDecimal published = new BigDecimal(publishedStart);
    BigDecimal start = close(density, layers, published);
    assertEquals(published.doubleValue(), start.doubleValue(), 1e-15);
    Layers expected = stack(density, layers, start);
    assertEquals(publishedArea, expected.area().doubleValue(), 1e-17);
    for (int k = 0; k <= layers; k++) {
      assertEquals(expected.x()[k].doubleValue(), tables.x(k), "x(" + k + ")");
      assertEquals(expected.y()[k].doubleValue(), tables.y(k), "y(" + k + ")");
    }
  }

  /** Solves for R by the secant method. */
  private static BigDecimal close(Density density, int layers, BigDecimal guess) {
    BigDecimal before = guess;
    BigDecimal now = guess.add(new BigDecimal("1e-13"));
    BigDecimal gapBefore = stack(density, layers, before).gap();
    BigDecimal gap = stack(density, layers, now).gap();
    while (gap.abs().compareTo(new BigDecimal("1e-40")) > 0) {
      BigDecimal slope = gap.subtract(gapBefore).divide(now.subtract(before), DIGITS);
      before = now;
      gapBefore = gap;
      now = now.subtract(gap.divide(slope, DIGITS), DIGITS);
      gap = stack(density, layers, now).gap();
    }
    return now;
  }

  private static Layers stack(Density density, int layers, BigDecimal start) {
    BigDecimal[] x = new BigDecimal[layers + 1];
    BigDecimal[] y = new BigDecimal[layers + 1];
    BigDecimal height = density.value().apply(start);
    BigDecimal area = start.multiply(height).add(density.tail().apply(start), DIGITS);
    x[0] = area.divide(height, DIGITS);
    y[0] = ZERO;
    x[1] = start;
    y[1] = height;
    for (int k = 2; k < layers; k++) {
      y[k] = y[k - 1].add(area.divide(x[k - 1], DIGITS), DIGITS);
      x[k] = density.inverse().apply(y[k]);
    }
    x[layers] = ZERO;
    y[layers] = ONE;
    return new Layers(area, x, y);
  }

  private static BigDecimal bell(BigDecimal x) {
    return exp(x.multiply(x, DIGITS).divide(TWO, DIGITS).negate());
  }

  /** ∫ exp(−t²/2) dt from 0 to x = exp(−x²/2)·(x + x³/3 + x⁵/15 + …). */
  private static BigDecimal bellIntegral(BigDecimal x) {
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int n = 1; term.compareTo(new BigDecimal("1e-62")) > 0; n++) {
      term = term.multiply(x).multiply(x).divide(BigDecimal.valueOf(2L * n + 1), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.multiply(bell(x), DIGITS);
  }

  /** exp(x) = exp(x/2¹⁰)^(2¹⁰), the inner one by its power series. */
  private static BigDecimal exp(BigDecimal x) {
    MathContext more = new MathContext(DIGITS.getPrecision() + 8);
    BigDecimal small = x.divide(new BigDecimal(1024), more);
    BigDecimal term = ONE;
    BigDecimal sum = ONE;
    for (int n = 1; term.signum() != 0 && term.abs().compareTo(new BigDecimal("1e-70")) > 0; n++) {
      term = term.multiply(small).divide(BigDecimal.valueOf(n), more);
      sum = sum.add(term, more);
    }
    for (int k = 0; k < 10; k++) {
      sum = sum.multiply(sum, more);
    }
    return sum.round(DIGITS);
  }

  /** Inverse of {@link #exp} by Newton's method. */
  private static BigDecimal log(BigDecimal y) {
    BigDecimal x = new BigDecimal(Math.log(y.doubleValue()));
    for (int k = 0; k < 2; k++) {
      x = x.add(y.multiply(exp(x.negate())), DIGITS).subtract(ONE, DIGITS);
    }
    return x;
  }

  @Test
  void ownFunctionsAreRight() {
    // e and ln 2, OEIS A001113 and A002162.
    assertClose("2.71828182845904523536028747135266249775724709369995957496696", exp(ONE));
    assertClose("0.693147180559945309417232121458176568075500134360255254120680", log(TWO));
  }

  private static void assertClose(String digits, BigDecimal value) {
    BigDecimal error = new BigDecimal(digits).subtract(value).abs();
    assertTrue(error.compareTo(new BigDecimal("1e-57")) < 0, () -> digits + " but " + value);
  }
}
