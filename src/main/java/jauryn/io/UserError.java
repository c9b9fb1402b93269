/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

/**
 * A mistake a user can mend. The message is one line that names the place (file and line, option
 * and value) and what was expected; programs print it after {@code error: } and end with {@link
 * #exitCode()}, without a stack trace.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** An error with its message and the code the program ends with. */
  public UserError(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** An error caused by a failed file operation; {@code cause} is kept for debugging only. */
  public UserError(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** What the process ends with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
