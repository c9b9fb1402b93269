/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jauryn.io.FileErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.logging.log4j.Level;

/**
 * The log file of one rank, {@code PROGRAM.RANK.log}: lines {@code MM/DD/YY HH:MM:SS:: text}, as
 * the original writes them.
 *
 * <p>Log4j takes about as long to start as everything else up to the first step. So it starts when
 * the network runs (or soon, should building take long), on a thread of its own, and the lines said
 * before wait. The lines are a chain of futures, each written when the one before it is: their
 * order holds, whichever thread writes. Once Log4j is there, a line is in the file when the call
 * returns.
 */
final class RunLog implements RunListener, AutoCloseable {
  private static final long HOLD_MS = 500;

  private final Path path;
  private final Clock clock;
  private final CompletableFuture<Boolean> needed;
  private final CompletableFuture<LogFile> opened;
  private CompletableFuture<Void> written;

  /** Makes the file; an older one of the same name is replaced. */
  RunLog(Path folder, String program, int rank, Clock clock) {
    this(folder, program, rank, clock, 0);
  }

  /** Goes on with a file, if there is one, after its first {@code length} bytes. */
  RunLog(Path folder, String program, int rank, Clock clock, long length) {
    path = folder.resolve(program + "." + rank + ".log");
    this.clock = clock;
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      file.truncate(length);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(path, e);
    }
    needed = new CompletableFuture<Boolean>().completeOnTimeout(true, HOLD_MS, MILLISECONDS);
    opened = needed.thenApplyAsync(yes -> open(), RunLog::startThread);
    written = opened.thenAccept(file -> {});
  }

  private LogFile open() {
    return new LogFile(path, clock.getZone());
  }

  private static void startThread(Runnable task) {
    Thread thread = new Thread(task, "log");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void note(String text) {
    line(Level.INFO, text);
  }

  private void line(Level level, String text) {
    LogLine line = new LogLine(clock.millis(), text);
    written = written.thenRun(() -> opened.join().write(level, line));
  }

  @Override
  public void phase(String name) {
    note("Phase: " + name);
    needed.complete(true);
  }

  @Override
  public void block(BlockResult result) {
    note(
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
    line(Level.WARN, "Warning: " + text);
  }

  /** Bytes in the file once all lines said so far are there. */
  long length() {
    needed.complete(true);
    try {
      written.join();
      return Files.size(path);
    } catch (CompletionException e) {
      throw explain(e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(path, e);
    }
  }

  /** Waits for all lines; a {@link jauryn.io.UserError} if one could not be written. */
  @Override
  public void close() {
    needed.complete(true);
    try {
      LogFile file = opened.join();
      try {
        written.join();
      } finally {
        file.close();
      }
    } catch (CompletionException e) {
      throw explain(e);
    }
  }

  private RuntimeException explain(CompletionException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException failed) {
        return FileErrors.cannotWrite(path, failed);
      }
    }
    return failure;
  }
}
