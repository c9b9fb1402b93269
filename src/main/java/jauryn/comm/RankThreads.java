/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import jauryn.io.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/** Runs the ranks of one run as threads of this process; rank 0 is the calling thread. */
public final class RankThreads {

  /** What one rank does. */
  public interface Task<T> {
    /** Runs to its end; the communicator is closed afterwards. */
    T run(Communicator communicator);
  }

  private RankThreads() {}

  /**
   * Runs {@code task} on every rank and waits until all have ended.
   *
   * <p>If a rank throws, the others end with a {@link LostRankException} at their next exchange;
   * what is thrown here is the cause, with the number of its rank unless that is 0.
   *
   * @return the results by rank
   */
  public static <T> List<T> run(int ranks, Task<T> task) {
    return run(communicators(ranks), task);
  }

  /** The same with given communicators, by rank. */
  static <T> List<T> run(List<Communicator> communicators, Task<T> task) {
    return run(communicators, task, Thread::new);
  }

  /** The same with other threads; if one of them cannot be started, no rank begins. */
  static <T> List<T> run(List<Communicator> communicators, Task<T> task, ThreadFactory factory) {
    List<Rank<T>> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (Communicator communicator : communicators) {
      all.add(new Rank<>(communicator, task));
    }
    CompletableFuture<Boolean> begin = new CompletableFuture<>();
    try {
      for (Rank<T> rank : all.subList(1, all.size())) {
        Thread thread = factory.newThread(() -> rank.runIf(begin.join()));
        thread.setName("rank " + rank.communicator.rank());
        thread.start();
        threads.add(thread);
      }
      begin.complete(true);
    } finally {
      begin.complete(false); // those that could be started would wait for the others
    }
    all.get(0).run();
    threads.forEach(RankThreads::join);
    Rank<T> failed = null;
    for (Rank<T> rank : all) {
      if (rank.thrown != null && (failed == null || failed.lostAnother() && !rank.lostAnother())) {
        failed = rank;
      }
    }
    if (failed != null) {
      throw failed.failure();
    }
    return all.stream().map(rank -> rank.result).toList();
  }

  private static List<Communicator> communicators(int ranks) {
    return ranks == 1 ? List.of(new LocalCommunicator()) : SharedMemoryCommunicator.group(ranks);
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // ranks end by themselves; to leave them behind would help nobody
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Rank<T> {
    private final Communicator communicator;
    private final Task<T> task;
    private T result;
    private Throwable thrown;

    Rank(Communicator communicator, Task<T> task) {
      this.communicator = communicator;
      this.task = task;
    }

    void runIf(boolean begin) {
      if (begin) {
        run();
      }
    }

    void run() {
      try {
        result = task.run(communicator);
      } catch (Throwable t) {
        thrown = t;
      } finally {
        communicator.close();
      }
    }

    boolean lostAnother() {
      return thrown instanceof LostRankException;
    }

    RuntimeException failure() {
      String place = "rank " + communicator.rank() + ": ";
      if (thrown instanceof Error error) {
        throw error;
      }
      if (communicator.rank() == 0 && thrown instanceof RuntimeException exception) {
        return exception;
      }
      if (thrown instanceof UserError error) {
        return new UserError(error.exitCode(), place + error.getMessage(), error);
      }
      return new IllegalStateException(place + thrown, thrown);
    }
  }
}
