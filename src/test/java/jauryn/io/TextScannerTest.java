/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Decimal to binary against the JDK's correctly rounded conversion. */
class TextScannerTest {
  @Property(tries = 20_000)
  void roundsDecimalsCorrectly(
      @ForAll @LongRange(min = -(1L << 60), max = 1L << 60) long digits,
      @ForAll @IntRange(min = -40, max = 19) int exponent,
      @ForAll @IntRange(max = 19) int decimals) {
    String plain = BigDecimal.valueOf(digits, decimals).toPlainString();
    for (String text : new String[] {digits + "e" + exponent, plain, plain + "E+" + decimals}) {
      assertEquals(Double.parseDouble(text), scan(text).number("x", "y"), text);
      assertEquals(Float.parseFloat(text), scan(text).single("x", "y"), text);
    }
  }

  private static TextScanner scan(String text) {
    TextScanner scanner = new TextScanner(Path.of("test"), (" " + text).getBytes(US_ASCII));
    scanner.nextLine();
    return scanner;
  }
}
