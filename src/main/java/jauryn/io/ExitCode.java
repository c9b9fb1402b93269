/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

/**
 * Exit codes of all programs but aube, which keeps the original's 0 and 1. See docs/exit-codes.md.
 */
public enum ExitCode {
  /** Everything asked for was done. */
  OK(0),
  /** The command line is wrong: unknown or ambiguous option, bad value, missing argument. */
  USAGE(2),
  /** An input file is missing, unreadable or malformed. */
  INPUT(3),
  /** An output file or folder cannot be written, for instance because the disk is full. */
  OUTPUT(4),
  /** The model or its parameters cannot be simulated. */
  MODEL(5),
  /** Ranks of the run do not fit together, or one has ended or cannot be reached. */
  RANKS(6),
  /** A checker has ended the run: rates or weights have left their bounds. */
  CHECKED(7),
  /** A defect of this program. */
  INTERNAL(70),
  /** Interrupted (SIGINT, Ctrl-C). */
  INTERRUPTED(130),
  /** Terminated (SIGTERM, for instance by a batch system). */
  TERMINATED(143);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number the process ends with. */
  public int code() {
    return code;
  }
}
