/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.io.ExitCode;
import jauryn.io.UserError;

/** Checks that a model makes sense, when its objects are constructed. */
public final class Model {
  private Model() {}

  /**
   * Ends the construction of an object with a UserError with MODEL unless a condition holds: {@code
   * connection ee: probability 1.2, expected 0 to 1}.
   *
   * @param object kind and name of the object, {@code connection ee}
   * @param what the parameter, possibly with its unit behind the value
   * @param value its value
   * @param expected what it should have been
   */
  public static void require(
      boolean holds, String object, String what, Object value, String expected) {
    if (!holds) {
      throw new UserError(
          ExitCode.MODEL, object + ": " + what + " " + value + ", expected " + expected);
    }
  }
}
