/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Against printf's own outputs, and against the definition in exact decimal arithmetic. */
class NumberTextTest {
  private interface Writer {
    int write(byte[] to, int at);
  }

  private static String text(Writer writer) {
    byte[] to = new byte[NumberText.MAX_LENGTH + 3];
    return new String(to, 3, writer.write(to, 3) - 3, US_ASCII);
  }

  private static String fixed(double value, int decimals) {
    return text((to, at) -> NumberText.fixed(to, at, value, decimals));
  }

  private static String fixed6(float value) {
    return text((to, at) -> NumberText.fixed6(to, at, value));
  }

  private static String scientific(double value, int decimals) {
    return text((to, at) -> NumberText.scientific(to, at, value, decimals));
  }

  private static String general(double value) {
    return text((to, at) -> NumberText.general(to, at, value));
  }

  @Example
  void writesWhatPrintfWrites() throws IOException {
    int lines = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                NumberTextTest.class.getResourceAsStream("c-printf.txt"), US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        String[] c = line.split(" \\| ");
        double value = Double.parseDouble(c[0]);
        assertEquals(c[1], fixed(value, 6), line);
        assertEquals(c[2], fixed(value, 1), line);
        assertEquals(c[3], fixed(value, 0), line);
        assertEquals(c[4], scientific(value, 5), line);
        assertEquals(c[5], scientific(value, 0), line);
        assertEquals(c[6], scientific(value, 8), line);
        assertEquals(c[7], general(value), line);
        if ((float) value == value) {
          assertEquals(c[1], fixed6((float) value), line);
        }
        lines++;
      }
    }
    assertEquals(42, lines);
  }

  @Example
  void writesTheTiesAndTheSmallNegativeValuesOfMonitors() {
    assertEquals("297.757812", fixed6(297.7578125f));
    assertEquals("-0.000000", fixed6(-0.0f));
    assertEquals("-0.000000", fixed6(-4.9e-7f));
    assertEquals("-0.000001", fixed6(-5.1e-7f));
    assertEquals("-nan", fixed6(Float.intBitsToFloat(0xFFC00000)));
    assertEquals("-inf", fixed6(Float.NEGATIVE_INFINITY));
    assertEquals("340282346638528859811704183484516925440.000000", fixed6(Float.MAX_VALUE));
    assertEquals("2147.483643", fixed6(2147.48364258f));
    assertEquals("2147.483887", fixed6(2147.48388672f));
  }

  @Property(tries = 20_000)
  void fixed6IsTheRoundedDecimal(@ForAll int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isFinite(value)) {
      assertEquals(definitionOfFixed(value, 6), fixed6(value));
    }
  }

  @Property(tries = 20_000)
  void fixed6IsTheRoundedDecimalInTheRangeOfMonitors(
      @ForAll @IntRange(min = 0x35000000, max = 0x46000000) int bits) {
    float value = Float.intBitsToFloat(bits);
    assertEquals(definitionOfFixed(value, 6), fixed6(value));
    assertEquals(definitionOfFixed(-value, 6), fixed6(-value));
  }

  @Property(tries = 20_000)
  void fixedIsTheRoundedDecimal(@ForAll long bits, @ForAll @IntRange(max = 22) int decimals) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      assertEquals(definitionOfFixed(value, decimals), fixed(value, decimals));
    }
  }

  /** Doubles next to a decimal half: here the product with the power of ten rounds to the tie. */
  @Property(tries = 20_000)
  void fixedIsRightBesideTies(
      @ForAll @LongRange(min = 0, max = 1L << 40) long digits,
      @ForAll @IntRange(min = 1, max = 12) int decimals,
      @ForAll @IntRange(min = -1, max = 1) int ulps) {
    double tie = new BigDecimal(digits).scaleByPowerOfTen(-decimals).doubleValue();
    tie += 0.5 * Math.pow(10, -decimals);
    double value = tie + ulps * Math.ulp(tie);
    assertEquals(definitionOfFixed(value, decimals), fixed(value, decimals));
  }

  @Property(tries = 20_000)
  void scientificIsTheRoundedDecimal(@ForAll long bits, @ForAll @IntRange(max = 14) int decimals) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value) && value != 0) {
      assertEquals(definitionOfScientific(value, decimals), scientific(value, decimals));
    }
  }

  @Property(tries = 20_000)
  void scientificIsTheRoundedDecimalForOrdinarySizes(
      @ForAll @IntRange(min = 0x20000000, max = 0x60000000) int bits,
      @ForAll @IntRange(max = 14) int decimals,
      @ForAll @IntRange(min = -2, max = 2) int ulps) {
    double value = Float.intBitsToFloat(bits);
    value += ulps * Math.ulp(value);
    assertEquals(definitionOfScientific(value, decimals), scientific(value, decimals));
  }

  /** Powers of ten and their neighbours, where the exponent is decided. */
  @Property
  void scientificFindsTheExponentBesidePowersOfTen(
      @ForAll @IntRange(min = -320, max = 308) int exponent,
      @ForAll @IntRange(max = 14) int decimals,
      @ForAll @IntRange(min = -3, max = 3) int ulps) {
    double value = Double.parseDouble("1e" + exponent);
    value += ulps * Math.ulp(value);
    assertEquals(definitionOfScientific(value, decimals), scientific(value, decimals));
  }

  @Property(tries = 20_000)
  void generalFollowsTheRuleOfC(@ForAll @IntRange(min = 0x30000000, max = 0x50000000) int bits) {
    float value = Float.intBitsToFloat(bits);
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(6, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - 1 - rounded.scale();
    String expected =
        exponent < -4 || exponent >= 6
            ? definitionOfScientific(rounded, rounded.precision() - 1)
            : rounded.toPlainString();
    assertEquals(expected, general(value));
  }

  @Property
  void unsignedIsTheDecimal(@ForAll @LongRange(min = 0) long value) {
    assertEquals(Long.toString(value), text((to, at) -> NumberText.unsigned(to, at, value)));
  }

  @Example
  void refusesWhatItCannotWrite() {
    assertThrows(IllegalArgumentException.class, () -> fixed(1, 23));
    assertThrows(IllegalArgumentException.class, () -> fixed(1, -1));
    assertThrows(IllegalArgumentException.class, () -> scientific(1, 15));
    assertThrows(
        IllegalArgumentException.class, () -> text((to, at) -> NumberText.unsigned(to, at, -1)));
  }

  private static String definitionOfFixed(double value, int decimals) {
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    BigDecimal exact = new BigDecimal(value).abs();
    return (negative ? "-" : "") + exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String definitionOfScientific(double value, int decimals) {
    return definitionOfScientific(new BigDecimal(value), decimals);
  }

  private static String definitionOfScientific(BigDecimal value, int decimals) {
    BigDecimal rounded = value.abs().round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - 1 - rounded.scale();
    BigInteger digits = rounded.movePointLeft(exponent - decimals).toBigIntegerExact();
    String text = digits.toString();
    return (value.signum() < 0 ? "-" : "")
        + text.charAt(0)
        + (decimals > 0 ? "." + text.substring(1) : "")
        + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
