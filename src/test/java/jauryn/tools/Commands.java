/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.io.SpikeFileWriter;
import jauryn.io.UserError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs tools in tests and makes small spike files for them. */
final class Commands {
  private Commands() {}

  /** Runs a command, checks its exit code and returns what it said on standard error. */
  static String run(Callable<Integer> command, int exitCode, String... args) {
    StringWriter errors = new StringWriter();
    CommandLine line =
        new CommandLine(command)
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(errors));
    line.setExecutionExceptionHandler(
        (e, failed, parsed) -> {
          if (e instanceof UserError error) {
            failed.getErr().println(error.getMessage());
            return error.exitCode().code();
          }
          throw e;
        });
    assertEquals(exitCode, line.execute(args), errors::toString);
    return errors.toString();
  }

  /** Writes a spike file of steps and neurons in turn. */
  static void spikes(Path file, int... stepsAndNeurons) {
    try (SpikeFileWriter writer = SpikeFileWriter.create(file)) {
      for (int k = 0; k < stepsAndNeurons.length; k += 2) {
        writer.write(stepsAndNeurons[k], stepsAndNeurons[k + 1]);
      }
      writer.complete();
    }
  }
}
