/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/** Text that a shell reads as one word. */
public final class ShellWords {
  private static final String HARMLESS = "_-./:=@%+,";

  private ShellWords() {}

  /** The word itself where it is harmless, else in single quotes. */
  public static String quote(String word) {
    boolean harmless =
        !word.isEmpty()
            && word.codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0);
    return harmless ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
