/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jauryn.io.NumberText;

/** Numbers for people: six significant digits, as the files .stats have them. */
final class SixDigits {
  private SixDigits() {}

  static String of(double value) {
    byte[] text = new byte[NumberText.MAX_LENGTH];
    return new String(text, 0, NumberText.general(text, 0, value), US_ASCII);
  }
}
