/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads numbers from a text file line by line and knows where it is when one is wrong. Words are
 * separated by blanks and tabs; lines end with LF, CR LF or CR.
 *
 * <p>Numbers are decimal, as in {@code -1.5e-3}, and correctly rounded: up to 2^53 times or divided
 * by a power of ten that is exact in double takes one correctly rounded operation (W. D. Clinger,
 * How to read floating point numbers accurately, PLDI 1990), others are left to the JDK.
 */
final class TextScanner {
  private static final long MAX_EXACT = 1L << 53;

  /** Nobody writes numbers as long as this; one that is longer is no text. */
  private static final int MAX_NUMBER = 1000;

  private static final int MAX_REST = 200;
  private static final int MAX_SHOWN = 30;
  private static final double[] POWER = new double[23];

  static {
    for (int k = 0; k < POWER.length; k++) {
      POWER[k] = Double.parseDouble("1e" + k);
    }
  }

  private final Path file;
  private final byte[] text;
  private int at;
  private int line;

  // The number scanned last: sign, digits and power of ten; inexact if the digits did not fit.
  private boolean negative;
  private long mantissa;
  private int exponent;
  private boolean exact;

  /** A text already in memory; {@code file} is named in errors. */
  TextScanner(Path file, byte[] text) {
    this.file = file;
    this.text = text;
  }

  /** Reads the whole file; a UserError with INPUT if that is impossible. */
  static TextScanner open(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString(), null, "is a directory");
      }
      if (Files.size(file) > Integer.MAX_VALUE - 8) {
        throw new FileSystemException(file.toString(), null, "text files end at 2 GiB here");
      }
      TextScanner in = new TextScanner(file, Files.readAllBytes(file));
      in.skipByteOrderMark();
      return in;
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  /** Some editors begin a text with U+FEFF; it tells UTF-8 from UTF-16. */
  private void skipByteOrderMark() {
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      at = 3;
    } else if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
      throw error("this text is UTF-16", "UTF-8 or ASCII");
    }
  }

  private boolean startsWith(int... bytes) {
    for (int k = 0; k < bytes.length; k++) {
      if (k == text.length || (text[k] & 0xFF) != bytes[k]) {
        return false;
      }
    }
    return true;
  }

  /** Size of the text in bytes. */
  int size() {
    return text.length;
  }

  /** Goes to the first word of the next line; false at the end of the file. */
  boolean nextLine() {
    if (line > 0) {
      leaveLine();
    }
    if (at == text.length) {
      return false;
    }
    line++;
    skipBlanks();
    return true;
  }

  /** Whether nothing but blanks is left on this line. */
  boolean atEndOfLine() {
    skipBlanks();
    return at == text.length || text[at] == '\n' || text[at] == '\r';
  }

  /** Whether this line has an end; the last line of a file being written may lack it. */
  boolean lineEnds() {
    for (int k = at; k < text.length; k++) {
      if (text[k] == '\n' || text[k] == '\r') {
        return true;
      }
    }
    return false;
  }

  /** Whether the next character on this line is {@code c}. */
  boolean at(char c) {
    return !atEndOfLine() && text[at] == c;
  }

  /** The rest of this line, at most 200 bytes of it, without blanks at its end. */
  String restOfLine() {
    int end = at;
    while (end < Math.min(at + MAX_REST, text.length) && text[end] != '\n' && text[end] != '\r') {
      end++;
    }
    return new String(text, at, end - at, UTF_8).stripTrailing();
  }

  /** The next word as a finite double. */
  double number(String name, String expected) {
    int start = scan(name, expected);
    if (exact) {
      double size = exponent < 0 ? mantissa / POWER[-exponent] : mantissa * POWER[exponent];
      return negative ? -size : size;
    }
    double value = Double.parseDouble(word(start));
    if (Double.isInfinite(value)) {
      throw error(name + " " + shown(start) + " is too large", expected);
    }
    return value;
  }

  /** The next word as a finite float, rounded once. */
  float single(String name, String expected) {
    int start = scan(name, expected);
    float value = Float.parseFloat(word(start));
    if (Float.isInfinite(value)) {
      throw error(name + " " + shown(start) + " is too large", expected);
    }
    return value;
  }

  /** The next word as an integer from 0 on; {@code 12.0} passes for 12; above 2^53 inexact. */
  long index(String name, String expected) {
    skipBlanks();
    int start = at;
    double value = number(name, expected);
    if (value < 0 || value != Math.rint(value)) {
      String what = value < 0 ? " is negative" : " is not an integer";
      throw error(name + " " + shown(start) + what, expected);
    }
    return (long) value;
  }

  /** "FILE:LINE: problem, expected ...". */
  UserError error(String problem, String expected) {
    String place = file + ":" + Math.max(line, 1); // an empty file has no line at all
    return new UserError(ExitCode.INPUT, place + ": " + problem + ", expected " + expected);
  }

  /** Scans one number up to the blank after it and returns where it started. */
  private int scan(String name, String expected) {
    if (atEndOfLine()) {
      throw error("the " + name + " is missing", expected);
    }
    int start = at;
    negative = text[at] == '-';
    if (negative || text[at] == '+') {
      at++;
    }
    mantissa = 0;
    int first = at;
    digits();
    int count = at - first;
    int point = 0;
    if (at < text.length && text[at] == '.') {
      at++;
      point = at;
      digits();
      point = at - point;
      count += point;
    }
    exponent = -point;
    boolean number = count > 0 && exponent();
    if (!number || !endOfWord() || at - start > MAX_NUMBER) {
      while (!endOfWord()) {
        at++;
      }
      throw error(name + " '" + shown(start) + "' is not a number", expected);
    }
    exact = mantissa <= MAX_EXACT && Math.abs(exponent) < POWER.length;
    return start;
  }

  /** Reads digits into the mantissa, which stays above 2^53 once it is there. */
  private void digits() {
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      if (mantissa <= MAX_EXACT) {
        mantissa = 10 * mantissa + text[at] - '0';
      }
      at++;
    }
  }

  /** Reads the exponent, if there is one; false if it has no digits. */
  private boolean exponent() {
    if (endOfWord() || (text[at] != 'e' && text[at] != 'E')) {
      return true;
    }
    at++;
    boolean minus = at < text.length && text[at] == '-';
    if (minus || (at < text.length && text[at] == '+')) {
      at++;
    }
    int first = at;
    int value = 0;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      value = Math.min(10 * value + text[at] - '0', 100_000);
      at++;
    }
    exponent += minus ? -value : value;
    return at > first;
  }

  private void leaveLine() {
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    if (at + 1 < text.length && text[at] == '\r' && text[at + 1] == '\n') {
      at++;
    }
    at = Math.min(at + 1, text.length);
  }

  private boolean endOfWord() {
    return at == text.length
        || text[at] == ' '
        || text[at] == '\t'
        || text[at] == '\n'
        || text[at] == '\r';
  }

  private void skipBlanks() {
    while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
  }

  /** The word for an error message: not endless, and what a terminal cannot show as a dot. */
  private String shown(int start) {
    String word = new String(text, start, Math.min(at - start, MAX_SHOWN), UTF_8);
    String visible = word.replaceAll("[^\\p{Graph}]", ".");
    return at - start > MAX_SHOWN ? visible + "..." : visible;
  }

  private String word(int start) {
    return new String(text, start, at - start, UTF_8);
  }
}
