/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does many runs, several at a time, each in a process of its own: one that fails, even for want of
 * memory, is alone with it. What a run shows goes to {@code console.txt} in its folder.
 *
 * <p>A signal that ends this process ends the runs too, in order: each writes its state, from which
 * the next attempt goes on.
 */
final class RunProcesses implements AutoCloseable {
  static final String SHOWN = "console.txt";

  /** As a run itself has to write its state. */
  private static final long PATIENCE_SECONDS = 25;

  private static final String ERROR = "error: ";
  private static final String NOT_STARTED = "not started";

  private final List<Process> processes = new ArrayList<>();
  private final Thread hook = new Thread(this::stop, "stop");
  private final Object screen = new Object();
  private final PrintStream err;
  private final String goesOn;
  private boolean stopping;

  /**
   * From now on, until {@link #close()}, signals end the runs in order.
   *
   * @param err hears of it
   * @param goesOn says what goes on from there
   */
  RunProcesses(PrintStream err, String goesOn) {
    this.err = err;
    this.goesOn = goesOn;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Does all runs that are not complete.
   *
   * @param jobs how many at a time
   * @param shown is told how each ended, one after the other
   * @return how they ended, in the order of {@code runs}
   */
  List<RunOutcome> run(List<PlannedRun> runs, int jobs, Consumer<RunOutcome> shown) {
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(1, Math.min(jobs, runs.size())));
    try {
      List<Future<RunOutcome>> futures = new ArrayList<>();
      for (PlannedRun run : runs) {
        futures.add(
            workers.submit(
                () -> {
                  RunOutcome outcome = run(run);
                  synchronized (screen) {
                    if (!stopping()) {
                      shown.accept(outcome);
                    }
                  }
                  return outcome;
                }));
      }
      List<RunOutcome> outcomes = new ArrayList<>();
      for (Future<RunOutcome> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError(ExitCode.INTERRUPTED, "interrupted; " + goesOn);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdown();
    }
  }

  private RunOutcome run(PlannedRun run) throws InterruptedException {
    try {
      if (stopping()) {
        throw new UserError(ExitCode.TERMINATED, NOT_STARTED);
      }
      run.makeFolder();
      if (!run.fresh() && run.complete()) {
        return RunOutcome.complete(run, true);
      }
      Path text = run.dir().resolve(SHOWN);
      int code = start(run, text).waitFor();
      return code == 0
          ? RunOutcome.complete(run, false)
          : RunOutcome.failed(run, code, lastError(text));
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e);
      return RunOutcome.failed(run, failure.exitCode().code(), failure.message());
    }
  }

  /** Starts a run with the Java, and the options for Java, of this process. */
  private synchronized Process start(PlannedRun run, Path text) {
    if (stopping) {
      throw new UserError(ExitCode.TERMINATED, NOT_STARTED);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Djauryn.terminal=false");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Jauryn.class.getName()));
    command.add(run.feedback().program());
    command.addAll(run.arguments());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(text.toFile())
              .start();
      processes.removeIf(ended -> !ended.isAlive());
      processes.add(process);
      return process;
    } catch (IOException e) {
      throw FileErrors.cannotWrite(text, e);
    }
  }

  private static String lastError(Path text) {
    try {
      String shown = new String(Files.readAllBytes(text), StandardCharsets.UTF_8);
      String last = "no message in " + text;
      for (String line : shown.split("\\R")) {
        last = line.startsWith(ERROR) ? line.substring(ERROR.length()) : last;
      }
      return last;
    } catch (IOException e) {
      return FileErrors.cannotRead(text, e).getMessage();
    }
  }

  private void stop() {
    List<Process> running;
    synchronized (this) {
      stopping = true;
      running = List.copyOf(processes);
    }
    running.forEach(Process::destroy);
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      for (Process process : running) {
        process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      err.println("error: stopped by a signal; " + goesOn + " from there");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a signal is ending this process. */
  synchronized boolean stopping() {
    return stopping;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook is what it waits for.
    }
  }
}
