/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SharedMemoryCommunicatorTest extends CommunicatorContract {
  @Override
  protected List<Integer> sizes() {
    return List.of(1, 2, 3, 7);
  }

  @Override
  protected void onRanks(int ranks, Consumer<Communicator> body) {
    RankThreads.run(
        ranks,
        communicator -> {
          body.accept(communicator);
          return null;
        });
  }

  @Test
  void resultsComeByRank() {
    assertEquals(List.of(0, 10, 20), RankThreads.run(3, communicator -> communicator.rank() * 10));
  }

  /** As where a process may have no more threads: those that there are must not wait for ever. */
  @Test
  void noRankBeginsUnlessAllCan() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    AtomicInteger begun = new AtomicInteger();
    OutOfMemoryError error = new OutOfMemoryError("unable to create native thread");
    ThreadFactory threeThreads =
        task -> {
          if (threads.size() == 3) {
            throw error;
          }
          threads.add(new Thread(task));
          return threads.get(threads.size() - 1);
        };
    RankThreads.Task<Integer> task = communicator -> begun.incrementAndGet();
    List<Communicator> ranks = SharedMemoryCommunicator.group(5);
    assertSame(
        error,
        assertThrows(OutOfMemoryError.class, () -> RankThreads.run(ranks, task, threeThreads)));
    for (Thread thread : threads) {
      thread.join(5_000);
      assertFalse(thread.isAlive());
    }
    assertEquals(0, begun.get());
  }

  /** What ended the run is told, not that others missed the rank. */
  @Test
  void theCauseOfAFailureIsThrown() {
    UserError error =
        assertThrows(
            UserError.class,
            () ->
                RankThreads.run(
                    3,
                    communicator -> {
                      if (communicator.rank() == 1) {
                        throw new UserError(ExitCode.OUTPUT, "disk full");
                      }
                      communicator.allGather(new int[1], 1, new int[3]);
                      return null;
                    }));
    assertEquals("rank 1: disk full", error.getMessage());
    assertEquals(ExitCode.OUTPUT, error.exitCode());
  }
}
