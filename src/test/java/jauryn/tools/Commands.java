/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.io.SpikeFileWriter;
import jauryn.io.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import picocli.CommandLine;

/** Runs commands of this package as their program does. */
final class Commands {
  private Commands() {}

  /** What a command wrote on both streams. */
  record Output(String out, String err) {}

  /** Runs a command and checks its exit code. */
  static Output run(Callable<Integer> command, int exitCode, String... args) {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine line =
        new CommandLine(command)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(errors, true));
    line.setExecutionExceptionHandler(
        (e, failed, parsed) -> {
          if (e instanceof UserError error) {
            failed.getErr().println(error.getMessage());
            return error.exitCode().code();
          }
          throw e;
        });
    assertEquals(exitCode, line.execute(args), errors::toString);
    return new Output(out.toString(), errors.toString());
  }

  /** Writes a spike file of steps and neurons in turn. */
  static Path spikes(Path path, int... stepsAndNeurons) {
    try (SpikeFileWriter file = SpikeFileWriter.create(path)) {
      for (int k = 0; k < stepsAndNeurons.length; k += 2) {
        file.write(stepsAndNeurons[k], stepsAndNeurons[k + 1]);
      }
      file.complete();
    }
    return path;
  }

  /** The drawing commands of the only page of a PDF file. */
  static String pdfPage(Path file) throws IOException, DataFormatException {
    byte[] bytes = Files.readAllBytes(file);
    int start = new String(bytes, ISO_8859_1).indexOf("stream\n") + "stream\n".length();
    Inflater inflater = new Inflater();
    inflater.setInput(bytes, start, bytes.length - start);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 16];
    while (!inflater.finished()) {
      page.write(part, 0, inflater.inflate(part));
    }
    inflater.end();
    return page.toString(ISO_8859_1);
  }
}
