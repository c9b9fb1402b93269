/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Maps, lists, texts and numbers as JSON. What is null is written, too. */
public final class JsonText {
  private static final JSON LINE = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
  private static final JSON LINES = LINE.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private JsonText() {}

  /** A value in one line, without its end. */
  public static String line(Object value) {
    return text(LINE, value);
  }

  /** A value in indented lines, for people, too. */
  public static String lines(Object value) {
    return text(LINES, value) + "\n";
  }

  private static String text(JSON writer, Object value) {
    try {
      return writer.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  /** A number, or null in place of one that does not exist: JSON has no NaN and no infinity. */
  public static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** A single as people wrote it: 0.1, not the double nearest to what is stored. */
  public static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }
}
