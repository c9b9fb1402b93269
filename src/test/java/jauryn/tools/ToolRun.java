/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.io.UserError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs a command as its program does. */
final class ToolRun {
  private ToolRun() {}

  /** Runs the command, checks its exit code and returns what it said on standard error. */
  static String run(Callable<Integer> tool, int exitCode, String... args) {
    StringWriter errors = new StringWriter();
    CommandLine line =
        new CommandLine(tool)
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(errors));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof UserError error) {
            command.getErr().println(error.getMessage());
            return error.exitCode().code();
          }
          throw e;
        });
    assertEquals(exitCode, line.execute(args), errors::toString);
    return errors.toString();
  }
}
