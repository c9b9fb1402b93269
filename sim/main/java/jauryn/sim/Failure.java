/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.LostRankException;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the user is told when a program fails: one line, and the exit code.
 *
 * @param message without the leading {@code error:}
 */
record Failure(ExitCode exitCode, String message) {

  /** Explains a throwable; details of defects go to a file in the folder for temporary files. */
  static Failure of(Throwable thrown) {
    if (thrown instanceof UserError error) {
      return new Failure(error.exitCode(), oneLine(error.getMessage()));
    }
    if (thrown instanceof LostRankException) {
      return new Failure(ExitCode.RANKS, oneLine(thrown.getMessage()));
    }
    if (thrown instanceof OutOfMemoryError) {
      return new Failure(ExitCode.INTERNAL, outOfMemory());
    }
    return new Failure(
        ExitCode.INTERNAL, oneLine("defect in this program: " + thrown) + details(thrown));
  }

  private static String outOfMemory() {
    long gibibytes = Math.max(2, Runtime.getRuntime().maxMemory() >> 29);
    return "out of memory with "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MiB; JAURYN_JAVA_OPTS=-Xmx"
        + gibibytes
        + "g gives "
        + gibibytes
        + " GiB";
  }

  private static String details(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    try {
      Path file = Files.createTempFile("jauryn-", ".txt");
      String version = "JAuryn " + BuildInfo.load() + ", Java " + Runtime.version();
      Files.writeString(file, version + System.lineSeparator() + trace);
      return " (details in " + file + ")";
    } catch (IOException e) {
      return " (no details: no temporary file could be written)";
    }
  }

  /** File names and values may hold anything; an error message is one line. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(line::appendCodePoint);
    return line.toString();
  }
}
