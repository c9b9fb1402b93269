/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;

/**
 * Imitates any number of ranks in one process, one at a time, and measures what they would need.
 *
 * <p>Each rank is a thread, but only one runs: from one exchange to the next, then it is the turn
 * of the rank after it. What a rank computes between two exchanges is timed by the processor time
 * of its thread, so neither other ranks nor other programs count. With a processor for each rank a
 * round would take as long as its slowest rank, and the run Σ of that, plus what it takes to
 * exchange: {@link #criticalSeconds()} is the part that no network can mend. (The same accounting
 * as in a profile of the critical path; C.-Q. Yang and B. P. Miller, ICDCS 1988.)
 *
 * <p>There are two buffers per rank, used in turn, as in {@link SharedMemoryCommunicator}. What a
 * rank does before its first exchange is not timed.
 */
public final class DryRun {
  private static final double NANOS = 1e-9;

  private final int ranks;
  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private final Semaphore[] turn;
  private final int[][][] contributions;
  private final long[] announced;
  private final boolean[] left;
  private final long[] busyNanos;
  private long slowestNanos;
  private long criticalNanos;
  private long rounds;
  private long ints;

  /** A run of so many ranks, to be used once. */
  public DryRun(int ranks) {
    if (ranks < 1) {
      throw new IllegalArgumentException("a run has at least one rank, not " + ranks);
    }
    this.ranks = ranks;
    turn = new Semaphore[ranks];
    Arrays.setAll(turn, rank -> new Semaphore(rank == 0 ? 1 : 0));
    contributions = new int[2][ranks][0];
    announced = new long[ranks];
    left = new boolean[ranks];
    busyNanos = new long[ranks];
  }

  /** Runs {@code task} on every rank as {@link RankThreads#run} does. */
  public <T> List<T> run(RankThreads.Task<T> task) {
    List<Communicator> group = new ArrayList<>();
    for (int rank = 0; rank < ranks; rank++) {
      group.add(new Imitated(rank));
    }
    return RankThreads.run(group, task);
  }

  /** Exchanges so far. */
  public long rounds() {
    return rounds;
  }

  /** Bytes that each rank got from the others in all exchanges. */
  public long bytesReceived() {
    return (ranks - 1) * ints * Integer.BYTES;
  }

  /** Processor time from the first exchange to the last if each rank had a processor, s. */
  public double criticalSeconds() {
    return criticalNanos * NANOS;
  }

  /** Processor time of all ranks between their first and their last exchange, s. */
  public double busySeconds() {
    return LongStream.of(busyNanos).sum() * NANOS;
  }

  /** Processor time of a rank between its first and its last exchange, s. */
  public double busySeconds(int rank) {
    return busyNanos[rank] * NANOS;
  }

  /** One of the ranks. All state of the run belongs to the rank whose turn it is. */
  private final class Imitated implements Communicator {
    private final int rank;
    private boolean begun;
    private long since;

    Imitated(int rank) {
      this.rank = rank;
    }

    @Override
    public int rank() {
      return rank;
    }

    @Override
    public int size() {
      return ranks;
    }

    @Override
    public void allGather(int[] own, int length, int[] all) {
      if (begun) {
        account();
      } else {
        awaitTurn();
      }
      long round = ++announced[rank];
      int[][] given = contributions[(int) round & 1];
      given[rank] = Arrays.copyOf(own, length);
      passOn();
      awaitTurn();
      for (int other = 0; other < ranks; other++) {
        if (announced[other] < round) {
          throw new LostRankException("rank " + other + " has ended");
        }
        System.arraycopy(given[other], 0, all, other * length, length);
      }
      if (rank == 0) {
        rounds++;
        ints += length;
        criticalNanos += slowestNanos;
        slowestNanos = 0;
      }
      since = clock.getCurrentThreadCpuTime();
    }

    private void account() {
      long nanos = clock.getCurrentThreadCpuTime() - since;
      busyNanos[rank] += nanos;
      slowestNanos = Math.max(slowestNanos, nanos);
    }

    private void awaitTurn() {
      begun = true;
      turn[rank].acquireUninterruptibly();
    }

    private void passOn() {
      for (int k = 1; k <= ranks; k++) {
        int next = (rank + k) % ranks;
        if (!left[next]) {
          turn[next].release();
          return;
        }
      }
    }

    @Override
    public void close() {
      if (!begun) {
        awaitTurn();
      }
      if (!left[rank]) {
        left[rank] = true;
        passOn();
      }
    }
  }
}
