/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.comm.Communicator;
import jauryn.sim.RankProgram;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A job whose ranks are threads of this process, over MPJ's multicore device. */
final class Threads {
  private static final int LEAVING_SECONDS = 2;

  private final Path home;
  private final RunOptions options;
  private final CountDownLatch running;
  private final CountDownLatch failed = new CountDownLatch(1);
  private final AtomicInteger code = new AtomicInteger();

  Threads(Path home, RunOptions options) {
    this.home = home;
    this.options = options;
    running = new CountDownLatch(options.ranks());
  }

  /** Runs all ranks; the exit code. Ranks that wait for one that failed are left behind. */
  int run() {
    Multicore.start(home, options.ranks(), this::rank)
        .forEach(thread -> thread.setUncaughtExceptionHandler((t, e) -> fail(t, e)));
    Thread watch =
        new Thread(
            () -> {
              await(running);
              failed.countDown();
            },
            "ranks");
    watch.setDaemon(true);
    watch.start();
    await(failed);
    if (code.get() != 0) {
      try {
        // Rank 0 may still have to close files, or to say why it stops.
        if (!running.await(LEAVING_SECONDS, TimeUnit.SECONDS)) {
          return code.get();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return code.get();
  }

  private void rank(Communicator communicator) {
    int result =
        RankProgram.run(
            options.program(),
            communicator,
            (exitCode, cause) ->
                report(
                    exitCode,
                    communicator.rank() == 0 ? cause : "rank " + communicator.rank() + ": " + cause));
    if (result == 0) {
      communicator.close();
    } else if (code.compareAndSet(0, result)) {
      failed.countDown();
    }
    running.countDown();
  }

  private void report(int exitCode, String cause) {
    if (code.compareAndSet(0, exitCode)) {
      System.err.println("error: " + cause);
    }
    failed.countDown();
  }

  private void fail(Thread thread, Throwable thrown) {
    report(jauryn.io.ExitCode.INTERNAL.code(), thread.getName() + ": " + thrown);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
