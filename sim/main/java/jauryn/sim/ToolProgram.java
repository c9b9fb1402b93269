/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

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
    if (CommandLineMistake.parse(line, args).isUsageHelpRequested()) {
      line.usage(console.out(), Ansi.OFF);
      return ExitCode.OK.code();
    }
    return tool.call();
  }

  private static PrintWriter writer(PrintStream stream, Console console) {
    return new PrintWriter(stream, true, console.charset());
  }
}
