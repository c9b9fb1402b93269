/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

/** Another rank has ended, or cannot be reached: this one cannot go on either. */
public final class LostRankException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A loss described in one line. */
  public LostRankException(String message) {
    super(message);
  }

  /** The same with what the transport said, kept for debugging only. */
  public LostRankException(String message, Throwable cause) {
    super(message, cause);
  }
}
