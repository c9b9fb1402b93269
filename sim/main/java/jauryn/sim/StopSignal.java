/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run in order when the process is told to end (Ctrl-C, a batch system), so that its files
 * hold all that was computed.
 *
 * <p>The Java virtual machine ends as soon as its shutdown hooks have. The hook of this class asks
 * the thread of the simulation to stop, which throws {@link Stopped} at its next report of progress
 * and closes its files on the way out, and waits until that is done. The exit code is the signal's.
 */
final class StopSignal implements RunListener, AutoCloseable {

  /** Thrown out of the run that is to stop; the message says when that was. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(double seconds) {
      super("stopped by a signal at " + Numbers.fixed(seconds, 1) + " s of model time");
    }
  }

  /** Batch systems kill what has not ended after some 30 s. */
  private static final long PATIENCE_SECONDS = 10;

  private final PrintStream err;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");
  private volatile boolean running;
  private volatile boolean stopping;

  /** From now on, until {@link #close()}, signals end the run in order. */
  StopSignal(PrintStream err) {
    this.err = err;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop() {
    stopping = true;
    try {
      // While the network is built nothing is lost and nobody listens.
      if (running && !closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        err.println("warning: the run goes on after a signal to stop; its files are not complete");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void phase(String name) {
    running = true;
  }

  @Override
  public void progress(Progress progress) {
    if (stopping) {
      throw new Stopped(progress.timeSeconds());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook is what it waits for.
    }
  }
}
