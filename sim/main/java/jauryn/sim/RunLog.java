/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.FileErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The log file of one rank, {@code PROGRAM.RANK.log}: lines {@code MM/DD/YY HH:MM:SS:: text}, as
 * the original writes them.
 *
 * <p>Not a logging framework: there is one writer and one file, and loading Log4j takes longer (0.7
 * s, 0.35 s with class data sharing) than the rest of the start.
 */
final class RunLog implements RunListener, AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss", Locale.ROOT);

  private final PrintWriter writer;
  private final Clock clock;

  /** Opens the file; an older one of the same name is replaced. */
  RunLog(Path folder, String program, int rank, Clock clock) {
    Path file = folder.resolve(program + "." + rank + ".log");
    this.clock = clock;
    try {
      writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
  }

  @Override
  public void note(String text) {
    line(text);
  }

  private void line(String text) {
    writer.println(TIME.format(LocalDateTime.now(clock)) + ":: " + text);
  }

  @Override
  public void phase(String name) {
    line("Phase: " + name);
  }

  @Override
  public void progress(Progress progress) {}

  @Override
  public void block(BlockResult result) {
    line(
        String.format(
            Locale.ROOT,
            "Block %d at %.4f s: mean square error %.6g, output %.2f Hz, hidden %.2f Hz",
            result.block(),
            result.timeSeconds(),
            result.meanSquareError(),
            result.outputRateHz(),
            result.hiddenRateHz()));
  }

  @Override
  public void warning(String text) {
    line("Warning: " + text);
  }

  @Override
  public void close() {
    writer.close();
  }
}
