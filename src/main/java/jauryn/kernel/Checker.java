/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

/** What ends a run that has gone wrong: after every step, it may refuse to go on. */
public interface Checker extends Stateful {
  /** A name for messages and states. */
  String name();

  /**
   * Looks at a step that is complete. All ranks have the same checkers, which come to the same
   * result.
   *
   * @throws jauryn.io.UserError with CHECKED to end the run; what was recorded so far can still be
   *     completed
   */
  void check(long step);
}
