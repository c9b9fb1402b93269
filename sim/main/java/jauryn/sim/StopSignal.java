/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What signals ask of a run: to end in order (Ctrl-C, a batch system), so that it can go on later,
 * or to write a checkpoint now (SIGUSR1).
 *
 * <p>The Java virtual machine ends as soon as its shutdown hooks have. The hook of this class asks
 * the thread of the simulation to stop, which writes a checkpoint after its next steps, throws
 * {@link Stopped} and closes its files on the way out, and waits until that is done. The exit code
 * is the signal's.
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
  private static final long PATIENCE_SECONDS = 25;

  private final PrintStream err;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");
  private volatile boolean running;
  private volatile boolean stopping;
  private final AtomicBoolean checkpointWanted = new AtomicBoolean();

  /** From now on, until {@link #close()}, signals end the run in order. */
  StopSignal(PrintStream err) {
    this.err = err;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      stopping = true; // the signal came first; Java waits for none that comes now
    }
  }

  /** Lets SIGUSR1 ask for a checkpoint. */
  StopSignal withCheckpoints() {
    UserSignal.handle(() -> checkpointWanted.set(true));
    return this;
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

  /** Whether the run is to end. */
  boolean stopping() {
    return stopping;
  }

  /** Whether somebody has asked for a checkpoint since the last call. */
  boolean checkpointWanted() {
    return checkpointWanted.get() && checkpointWanted.getAndSet(false);
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
