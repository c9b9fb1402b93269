/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/**
 * Runs a tool whose command line picocli describes. Mistakes are thrown, so that one place shows
 * them all.
 */
final class ToolProgram {
  private ToolProgram() {}

  /** Reads the arguments into {@code tool} and calls it; the exit code. */
  static int run(Callable<Integer> tool, String[] args, Console console) throws Exception {
    CommandLine line = new CommandLine(tool);
    line.setOut(writer(console.out(), console));
    line.setErr(writer(console.err(), console));
    try {
      if (line.parseArgs(args).isUsageHelpRequested()) {
        line.usage(console.out(), Ansi.OFF);
        return ExitCode.OK.code();
      }
      return tool.call();
    } catch (ParameterException e) {
      throw new UserError(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  private static PrintWriter writer(PrintStream stream, Console console) {
    return new PrintWriter(stream, true, console.charset());
  }
}
