/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteOrder;

/**
 * Numbers as C's printf writes them: the exact binary value, correctly rounded, ties to even, the
 * sign kept in front of a zero, {@code nan} and {@code inf} spelled as glibc does. ({@link
 * String#format} rounds ties half up, which is not the same: 297.7578125 ends in ...812 here and in
 * C, in ...813 there.)
 *
 * <p>Each method writes ASCII into a caller's array at an offset and returns the offset after the
 * last character; it needs room for {@link #MAX_LENGTH} characters there, may use that room beyond
 * the last character, and allocates nothing on its fast path.
 *
 * <p>The fast path scales by a power of ten that is exact in double (10^0 to 10^22) and rounds to
 * an integer r. Let p be the rounded product and |p| below 2^52. The true product differs from p by
 * at most half an ulp of p, and p - r is a multiple of that ulp: so unless |p - r| is exactly one
 * half, the rounding error cannot carry the true product across the rounding boundary, and r is
 * right. In the remaining case the sign of the rounding error, which one fused multiply-add yields
 * exactly, decides. For a float times 10^6 the product needs 24 + 14 bits and is exact at once.
 * Everything else takes the exact decimal expansion of {@link BigDecimal}.
 */
public final class NumberText {
  /** No number takes more characters: the largest double has 309 digits before the point. */
  public static final int MAX_LENGTH = 340;

  /** Most decimals of {@link #fixed}. */
  public static final int MAX_FIXED_DECIMALS = 22;

  /** Most decimals of {@link #scientific}. */
  public static final int MAX_SCIENTIFIC_DECIMALS = 14;

  private static final double TWO_52 = 0x1p52;

  private static final double[] POWER = new double[23];
  private static final long[] LONG_POWER = new long[19];

  /** The characters of 00, 01, ... 99. */
  private static final byte[] PAIRS = new byte[200];

  /** The characters of 000 to 999 in the low three bytes, first character lowest. */
  private static final int[] TRIPLES = new int[1000];

  /** The characters of 0 to 999 without leading zeros, and a point. */
  private static final int[] WHOLES = new int[1000];

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Exponents are packed with this offset into the low bits of a decimal. */
  private static final int EXPONENT_BIAS = 1024;

  private static final int EXPONENT_BITS = 11;

  static {
    for (int k = 0; k < POWER.length; k++) {
      POWER[k] = Double.parseDouble("1e" + k);
    }
    LONG_POWER[0] = 1;
    for (int k = 1; k < LONG_POWER.length; k++) {
      LONG_POWER[k] = 10 * LONG_POWER[k - 1];
    }
    for (int k = 0; k < 100; k++) {
      PAIRS[2 * k] = (byte) ('0' + k / 10);
      PAIRS[2 * k + 1] = (byte) ('0' + k % 10);
    }
    for (int k = 0; k < 1000; k++) {
      TRIPLES[k] = '0' + k / 100 | '0' + k / 10 % 10 << 8 | '0' + k % 10 << 16;
      int leadingZeros = k < 10 ? 2 : k < 100 ? 1 : 0;
      WHOLES[k] = (TRIPLES[k] | '.' << 24) >>> 8 * leadingZeros;
    }
  }

  private NumberText() {}

  /** As {@code %.6f}; made for monitors that write millions of values. */
  public static int fixed6(byte[] to, int at, float value) {
    to[at] = '-';
    int next = at + (Float.floatToRawIntBits(value) >>> 31);
    float magnitude = Math.abs(value);
    double scaled = Math.rint(magnitude * 1e6); // a float times a double constant: exact
    if (scaled <= Integer.MAX_VALUE) {
      return micros(to, next, (int) scaled);
    }
    return positiveFixed(to, next, magnitude, 6);
  }

  /** As {@code %.{decimals}f}, with 0 to {@value #MAX_FIXED_DECIMALS} decimals. */
  public static int fixed(byte[] to, int at, double value, int decimals) {
    requireDecimals(decimals, MAX_FIXED_DECIMALS);
    return positiveFixed(to, sign(to, at, value), Math.abs(value), decimals);
  }

  /**
   * As {@code %.{decimals}e}, with 0 to {@value #MAX_SCIENTIFIC_DECIMALS} decimals; the exponent
   * has at least two digits.
   */
  public static int scientific(byte[] to, int at, double value, int decimals) {
    requireDecimals(decimals, MAX_SCIENTIFIC_DECIMALS);
    int next = sign(to, at, value);
    double magnitude = Math.abs(value);
    if (!(magnitude <= Double.MAX_VALUE)) {
      return notFinite(to, next, magnitude);
    }
    long decimal = toDecimal(magnitude, decimals);
    return scientificDigits(to, next, digitsOf(decimal), decimals, exponentOf(decimal));
  }

  /** As {@code %g}, the default of a C++ stream: 6 significant digits, no trailing zeros. */
  public static int general(byte[] to, int at, double value) {
    int next = sign(to, at, value);
    double magnitude = Math.abs(value);
    if (!(magnitude <= Double.MAX_VALUE)) {
      return notFinite(to, next, magnitude);
    }
    long decimal = toDecimal(magnitude, 5);
    int exponent = exponentOf(decimal);
    long digits = digitsOf(decimal);
    int decimals = 5;
    while (decimals > 0 && digits % 10 == 0) {
      digits /= 10;
      decimals--;
    }
    if (exponent < -4 || exponent >= 6) {
      return scientificDigits(to, next, digits, decimals, exponent);
    }
    int places = decimals - exponent; // digits * 10^-places is the value
    if (places <= 0) {
      return digits(to, next, digits * LONG_POWER[-places]);
    }
    return pointed(to, next, digits, places);
  }

  /** A non-negative integer in decimal. */
  public static int unsigned(byte[] to, int at, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    return digits(to, at, value);
  }

  /** Millionths as a number with 6 decimals, mostly without branches, for monitors. */
  private static int micros(byte[] to, int at, int value) {
    int whole = value / 1_000_000;
    int rest = value - whole * 1_000_000;
    int next;
    if (whole < 1000) {
      INTS.set(to, at, WHOLES[whole]);
      next = at + 2 + (whole >= 10 ? 1 : 0) + (whole >= 100 ? 1 : 0);
    } else {
      next = digits(to, at, whole);
      to[next++] = '.';
    }
    int high = rest / 1000;
    INTS.set(to, next, TRIPLES[high]);
    INTS.set(to, next + 3, TRIPLES[rest - 1000 * high]);
    return next + 6;
  }

  private static int positiveFixed(byte[] to, int at, double magnitude, int decimals) {
    double power = POWER[decimals];
    double scaled = magnitude * power;
    if (scaled < TWO_52) {
      long rounded = roundedProduct(magnitude, power, scaled);
      if (decimals == 6 && rounded <= Integer.MAX_VALUE) {
        return micros(to, at, (int) rounded);
      }
      return pointed(to, at, rounded, decimals);
    }
    if (!(magnitude <= Double.MAX_VALUE)) {
      return notFinite(to, at, magnitude);
    }
    BigDecimal exact = new BigDecimal(magnitude).setScale(decimals, RoundingMode.HALF_EVEN);
    byte[] text = exact.toPlainString().getBytes(ISO_8859_1);
    System.arraycopy(text, 0, to, at, text.length);
    return at + text.length;
  }

  /** The integer nearest to a times b, ties to even; {@code product} is their rounded product. */
  private static long roundedProduct(double a, double b, double product) {
    double nearest = Math.rint(product);
    double rest = product - nearest;
    if (Math.abs(rest) >= 0.5) {
      return (long) besideTie(product, nearest, Math.fma(a, b, -product));
    }
    return (long) nearest;
  }

  /** The integer nearest to a / b, ties to even; {@code quotient} is their rounded quotient. */
  private static long roundedQuotient(double a, double b, double quotient) {
    double nearest = Math.rint(quotient);
    double rest = quotient - nearest;
    if (Math.abs(rest) >= 0.5) {
      return (long) besideTie(quotient, nearest, Math.fma(-quotient, b, a));
    }
    return (long) nearest;
  }

  private static double besideTie(double halfway, double nearest, double error) {
    if (error == 0) {
      return nearest; // a true tie: rint chose the even one
    }
    return error > 0 ? Math.ceil(halfway) : Math.floor(halfway);
  }

  /** {@code decimals + 1} significant digits and the decimal exponent, packed into one long. */
  private static long toDecimal(double magnitude, int decimals) {
    if (magnitude == 0) {
      return pack(0, 0);
    }
    // floor(log10) from the binary exponent, too small by at most one.
    int exponent = (int) Math.floor(Math.getExponent(magnitude) * 0.30102999566398114);
    long end = LONG_POWER[decimals + 1];
    if (Math.abs(decimals - exponent) <= 21 && magnitude >= Double.MIN_NORMAL) {
      long digits = scaled(magnitude, decimals - exponent);
      if (digits >= end) {
        exponent++;
        digits = scaled(magnitude, decimals - exponent);
      }
      if (digits >= end) { // 9.9996 rounded up to 10.000
        exponent++;
        digits /= 10;
      }
      return pack(digits, exponent);
    }
    BigDecimal exact =
        new BigDecimal(magnitude).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
    exponent = exact.precision() - 1 - exact.scale();
    return pack(
        exact.setScale(decimals - exponent, RoundingMode.UNNECESSARY).unscaledValue().longValue(),
        exponent);
  }

  private static long scaled(double magnitude, int tens) {
    if (tens >= 0) {
      return roundedProduct(magnitude, POWER[tens], magnitude * POWER[tens]);
    }
    return roundedQuotient(magnitude, POWER[-tens], magnitude / POWER[-tens]);
  }

  private static long pack(long digits, int exponent) {
    return digits << EXPONENT_BITS | (exponent + EXPONENT_BIAS);
  }

  private static long digitsOf(long decimal) {
    return decimal >>> EXPONENT_BITS;
  }

  private static int exponentOf(long decimal) {
    return (int) (decimal & ((1 << EXPONENT_BITS) - 1)) - EXPONENT_BIAS;
  }

  private static int scientificDigits(byte[] to, int at, long digits, int decimals, int exponent) {
    int next = pointed(to, at, digits, decimals);
    to[next++] = 'e';
    to[next++] = (byte) (exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    if (size >= 100) {
      return digits(to, next, size);
    }
    pair(to, next, size);
    return next + 2;
  }

  /** {@code digits} with a point before its last {@code decimals} digits, zeros as needed. */
  private static int pointed(byte[] to, int at, long digits, int decimals) {
    if (decimals == 0) {
      return digits(to, at, digits);
    }
    if (decimals >= LONG_POWER.length) { // only zeros can stand that far to the left
      int next = at;
      to[next++] = '0';
      to[next++] = '.';
      return padded(to, next, digits, decimals);
    }
    long whole = digits / LONG_POWER[decimals];
    int next = digits(to, at, whole);
    to[next++] = '.';
    return padded(to, next, digits - whole * LONG_POWER[decimals], decimals);
  }

  /** Exactly {@code width} digits, zeros in front. */
  private static int padded(byte[] to, int at, long value, int width) {
    int end = at + width;
    int next = end;
    long rest = value;
    while (next - at >= 2) {
      next -= 2;
      pair(to, next, (int) (rest % 100));
      rest /= 100;
    }
    if (next > at) {
      to[at] = (byte) ('0' + rest);
    }
    return end;
  }

  private static int digits(byte[] to, int at, long value) {
    int width = 1;
    while (width < LONG_POWER.length && value >= LONG_POWER[width]) {
      width++;
    }
    return padded(to, at, value, width);
  }

  private static void pair(byte[] to, int at, int value) {
    to[at] = PAIRS[2 * value];
    to[at + 1] = PAIRS[2 * value + 1];
  }

  private static int sign(byte[] to, int at, double value) {
    if (Double.doubleToRawLongBits(value) < 0) {
      to[at] = '-';
      return at + 1;
    }
    return at;
  }

  private static int notFinite(byte[] to, int at, double magnitude) {
    boolean nan = Double.isNaN(magnitude);
    to[at] = (byte) (nan ? 'n' : 'i');
    to[at + 1] = (byte) (nan ? 'a' : 'n');
    to[at + 2] = (byte) (nan ? 'n' : 'f');
    return at + 3;
  }

  private static void requireDecimals(int decimals, int most) {
    if (decimals < 0 || decimals > most) {
      throw new IllegalArgumentException("decimals " + decimals + ", expected 0 to " + most);
    }
  }
}
