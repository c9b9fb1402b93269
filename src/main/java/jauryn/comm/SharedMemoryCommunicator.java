/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Ranks that are threads of one process.
 *
 * <p>Each rank has a buffer that all can read. In round k it copies its contribution there,
 * announces k, and copies the others' as each of them has announced k. There are two buffers per
 * rank, used in turn, so one announcement per round is enough: a rank writes to a buffer again in
 * round k + 2, and it gets there only after all have announced k + 1, when they had finished
 * reading those of round k.
 *
 * <p>Who waits spins first, for exchanges are short and frequent; then it offers its processor to
 * others; then it sleeps for short times.
 */
public final class SharedMemoryCommunicator implements Communicator {
  private static final int SPINS = 2_000;
  private static final int YIELDS = 1_000;
  private static final long SLEEP_NANOS = 50_000;

  /** Longs between announcements, so that no two share a cache line or a pair of them. */
  private static final int STRIDE = 16;

  private final Board board;
  private final int rank;
  private final int spins;
  private long round;

  private SharedMemoryCommunicator(Board board, int rank) {
    this.board = board;
    this.rank = rank;
    // With more ranks than processors spinning keeps the rank from running that one waits for.
    spins = board.ranks <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
  }

  /** The communicators of a run of {@code ranks} ranks, in their order. */
  public static List<Communicator> group(int ranks) {
    if (ranks < 1) {
      throw new IllegalArgumentException("a run has at least one rank, not " + ranks);
    }
    Board board = new Board(ranks);
    List<Communicator> group = new ArrayList<>();
    for (int rank = 0; rank < ranks; rank++) {
      group.add(new SharedMemoryCommunicator(board, rank));
    }
    return group;
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int size() {
    return board.ranks;
  }

  @Override
  public void allGather(int[] own, int length, int[] all) {
    round++;
    int[][] contributions = board.contributions[(int) round & 1];
    if (contributions[rank].length < length) {
      contributions[rank] = new int[Math.max(length, 2 * contributions[rank].length)];
    }
    System.arraycopy(own, 0, contributions[rank], 0, length);
    board.rounds.setRelease(rank * STRIDE, round);
    for (int other = 0; other < board.ranks; other++) {
      if (other == rank) {
        System.arraycopy(own, 0, all, other * length, length);
      } else {
        await(other);
        System.arraycopy(contributions[other], 0, all, other * length, length);
      }
    }
  }

  private void await(int other) {
    for (int tries = 0; board.rounds.getAcquire(other * STRIDE) < round; tries++) {
      if (board.left.getAcquire(other) != 0 && board.rounds.getAcquire(other * STRIDE) < round) {
        throw new LostRankException("rank " + other + " has ended");
      }
      if (tries < spins) {
        Thread.onSpinWait();
      } else if (tries < spins + YIELDS) {
        Thread.yield();
      } else {
        LockSupport.parkNanos(SLEEP_NANOS);
      }
    }
  }

  @Override
  public void close() {
    board.left.setRelease(rank, 1);
  }

  /** What all ranks see. */
  private static final class Board {
    private final int ranks;

    /** Buffers of even and of odd rounds, by rank. */
    private final int[][][] contributions;

    /** The last round each rank has announced. */
    private final AtomicLongArray rounds;

    /** Not 0 for ranks that will not announce another round. */
    private final AtomicIntegerArray left;

    Board(int ranks) {
      this.ranks = ranks;
      contributions = new int[2][ranks][STRIDE];
      rounds = new AtomicLongArray(ranks * STRIDE);
      left = new AtomicIntegerArray(ranks);
    }
  }
}
