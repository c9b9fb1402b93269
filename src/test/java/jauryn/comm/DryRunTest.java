/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DryRunTest extends CommunicatorContract {
  private static final double WORK_SECONDS = 0.02;

  @Override
  protected List<Integer> sizes() {
    return List.of(1, 2, 3, 16);
  }

  @Override
  protected void onRanks(int ranks, Consumer<Communicator> body) {
    new DryRun(ranks)
        .run(
            communicator -> {
              body.accept(communicator);
              return null;
            });
  }

  /** Three ranks that work by turns: the slowest of each round counts. */
  @Test
  void theCriticalPathIsThatOfTheSlowest() {
    int rounds = 6;
    DryRun dryRun = new DryRun(3);
    dryRun.run(
        communicator -> {
          int[] all = new int[6];
          for (int round = 0; round <= rounds; round++) {
            communicator.allGather(new int[2], 2, all);
            if (round < rounds && round % 3 == communicator.rank()) {
              work();
            }
          }
          return null;
        });
    assertEquals(rounds + 1, dryRun.rounds());
    assertEquals((rounds + 1) * 2 * 2 * Integer.BYTES, dryRun.bytesReceived());
    for (int rank = 0; rank < 3; rank++) {
      double busy = dryRun.busySeconds(rank);
      assertTrue(busy > 1.9 * WORK_SECONDS && busy < 4 * WORK_SECONDS, "rank " + rank + busy);
    }
    double critical = dryRun.criticalSeconds();
    assertTrue(critical > 5.8 * WORK_SECONDS && critical < 12 * WORK_SECONDS, "" + critical);
  }

  /** A number is not sent in a block that once held a matrix. */
  @Test
  void smallMessagesStaySmall() {
    DryRun dryRun = new DryRun(2);
    long[] bytes = new long[2];
    dryRun.run(
        communicator -> {
          AllRanks ranks = new AllRanks(communicator);
          float[] matrix = new float[100_000];
          assertEquals(200_000, ranks.join(matrix, matrix.length).length);
          assertEquals(2, ranks.sum(1));
          bytes[communicator.rank()] = dryRun.bytesReceived();
          return null;
        });
    long large = 100_000 * Integer.BYTES;
    assertTrue(bytes[1] > large && bytes[1] < large + 2_000, () -> bytes[1] + " bytes");
  }

  private static void work() {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long end = clock.getCurrentThreadCpuTime() + (long) (WORK_SECONDS * 1e9);
    while (clock.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
