/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.Locale;

/** Reading numbers off the command line and showing them to people. */
final class Numbers {
  private Numbers() {}

  /** Shortest exact form the way people write it: 1000, 0.05, 1e-12. */
  static String brief(Number value) {
    String text = value.toString();
    int exponent = text.indexOf('E');
    String mantissa = exponent < 0 ? text : text.substring(0, exponent);
    if (mantissa.endsWith(".0")) {
      mantissa = mantissa.substring(0, mantissa.length() - 2);
    }
    return exponent < 0 ? mantissa : mantissa + "e" + text.substring(exponent + 1);
  }

  /** Decimal number as C reads it: no hexadecimal, no type letters, no NaN, no infinity. */
  static double real(String option, String text) {
    double value = isDecimal(text) ? parse(text) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw Check.badValue(option, text, "a number such as 20, 0.05 or 1e-3");
    }
    return value;
  }

  /** Single precision number, rounded once from the text. */
  static float single(String option, String text) {
    double exact = real(option, text);
    float value = Float.parseFloat(text);
    if (value == 0 && exact != 0) {
      throw Check.badValue(option, text, "0 or a number of at least " + brief(Float.MIN_VALUE));
    }
    if (!Float.isFinite(value)) {
      throw Check.badValue(option, text, "a number of at most " + brief(Float.MAX_VALUE));
    }
    return value;
  }

  /** Whole number from 0 to {@code greatest}; the caller knows tighter bounds. */
  static long whole(String option, String text, long greatest) {
    String expected = "a whole number from 0 to " + greatest;
    try {
      long value = Long.parseLong(text);
      if (value < 0 || value > greatest) {
        throw Check.badValue(option, text, expected);
      }
      return value;
    } catch (NumberFormatException e) {
      throw Check.badValue(option, text, expected);
    }
  }

  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A number with the given count of decimals, the same in every locale. */
  static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Four significant digits for people, a dash for what is no number. */
  static String rounded(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "-";
  }
}
