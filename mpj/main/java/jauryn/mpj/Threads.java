/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.comm.Communicator;
import jauryn.io.ExitCode;
import jauryn.sim.RankProgram;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A job whose ranks are threads of this process, over MPJ's multicore device. */
final class Threads {
  private static final int LOOK_MS = 100;
  private static final int LEAVING_MS = 2_000;

  private final Path home;
  private final RunOptions options;
  private final CountDownLatch running;
  private final AtomicInteger code = new AtomicInteger();
  private volatile boolean lost;

  Threads(Path home, RunOptions options) {
    this.home = home;
    this.options = options;
    running = new CountDownLatch(options.ranks());
  }

  /** Runs all ranks; the exit code. Ranks that wait for one that failed are left behind. */
  int run() {
    Multicore.start(home, options.ranks(), this::rank, this::defect);
    try {
      // When one has failed, rank 0 may still have files to close, or to say why it stops.
      for (int patience = LEAVING_MS; patience > 0; ) {
        if (running.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
          break;
        }
        patience -= code.get() == 0 && !lost ? 0 : LOOK_MS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (lost) { // and no rank has told why
      report(ExitCode.RANKS.code(), "a rank has lost the others");
    }
    if (running.getCount() > 0) {
      // Those that still wait inside MPJ cannot be called back, so there is nothing to wait for.
      System.err.flush();
      Runtime.getRuntime().halt(code.get());
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
                    communicator.rank() == 0
                        ? cause
                        : "rank " + communicator.rank() + ": " + cause));
    if (result == 0) {
      communicator.close();
    } else if (result == ExitCode.RANKS.code()) {
      lost = true; // another rank has failed, and says why
    } else {
      code.compareAndSet(0, result);
    }
    running.countDown();
  }

  private void report(int exitCode, String cause) {
    if (code.compareAndSet(0, exitCode)) {
      System.err.println("error: " + cause);
    }
  }

  private void defect(Thread thread, Throwable thrown) {
    report(ExitCode.INTERNAL.code(), thread.getName() + ": " + thrown);
  }
}
