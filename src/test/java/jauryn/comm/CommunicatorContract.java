/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every communicator must do. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class CommunicatorContract {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ROUNDS = 300;
  private static final int LARGE = 200_000;

  /** Numbers of ranks to test with. */
  protected abstract List<Integer> sizes();

  /** Runs {@code body} on so many ranks; throws what a rank throws. */
  protected abstract void onRanks(int ranks, Consumer<Communicator> body);

  private void check(int ranks, Consumer<Communicator> body) {
    assertTimeoutPreemptively(LIMIT, () -> onRanks(ranks, body));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyRankHasItsNumber(int ranks) {
    ConcurrentHashMap<Integer, Integer> sizeByRank = new ConcurrentHashMap<>();
    check(ranks, communicator -> sizeByRank.put(communicator.rank(), communicator.size()));
    for (int rank = 0; rank < ranks; rank++) {
      assertEquals(ranks, sizeByRank.get(rank));
    }
    assertEquals(ranks, sizeByRank.size());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void contributionsArriveInRankOrder(int ranks) {
    check(ranks, CommunicatorContract::contributionsArrive);
  }

  /** Whatever the lengths, and though buffers are overwritten at once, all get what each gave. */
  public static void contributionsArrive(Communicator communicator) {
    SplittableRandom lengths = new SplittableRandom(1);
    for (int round = 0; round < ROUNDS; round++) {
      int length = lengths.nextInt(1 << lengths.nextInt(1, 12));
      int[] own = new int[length + 3];
      for (int k = 0; k < length; k++) {
        own[k] = value(communicator.rank(), round, k);
      }
      int[] all = new int[communicator.size() * length + 2];
      communicator.allGather(own, length, all);
      Arrays.fill(own, -1);
      for (int rank = 0; rank < communicator.size(); rank++) {
        for (int k = 0; k < length; k++) {
          assertEquals(value(rank, round, k), all[rank * length + k]);
        }
      }
    }
  }

  private static int value(int rank, int round, int k) {
    return Integer.reverse(rank) ^ round * 0x9E3779B9 ^ k;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void largeContributionsArrive(int ranks) {
    check(ranks, CommunicatorContract::largeContributionsArrive);
  }

  /** Longer than what a transport may send at once, or keep. */
  public static void largeContributionsArrive(Communicator communicator) {
    int[] own = new int[LARGE];
    int[] all = new int[communicator.size() * LARGE];
    for (int round = 0; round < 3; round++) {
      for (int k = 0; k < LARGE; k++) {
        own[k] = value(communicator.rank(), round, k);
      }
      communicator.allGather(own, LARGE, all);
      int differences = 0;
      for (int k = 0; k < all.length; k++) {
        differences += all[k] == value(k / LARGE, round, k % LARGE) ? 0 : 1;
      }
      assertEquals(0, differences);
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void slowRanksLoseNothing(int ranks) {
    check(ranks, CommunicatorContract::slowRanksLoseNothing);
  }

  /** A rank that is late holds up the others, and nothing of theirs is overwritten meanwhile. */
  public static void slowRanksLoseNothing(Communicator communicator) {
    int ranks = communicator.size();
    int[] own = new int[1];
    int[] all = new int[ranks];
    for (int round = 0; round < 3 * ranks; round++) {
      if (round % ranks == communicator.rank()) {
        pause();
      }
      own[0] = value(communicator.rank(), round, 0);
      communicator.allGather(own, 1, all);
      for (int rank = 0; rank < ranks; rank++) {
        assertEquals(value(rank, round, 0), all[rank]);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void gatheringLosesNothing(int ranks) {
    check(ranks, CommunicatorContract::gatheringLosesNothing);
  }

  /** Blocks grow when one rank has more to say, and what did not fit still arrives. */
  public static void gatheringLosesNothing(Communicator communicator) {
    gatheringLosesNothing(communicator, new Gathering(communicator, 2, false));
    gatheringLosesNothing(communicator, new Gathering(communicator, 2, true));
  }

  private static void gatheringLosesNothing(Communicator communicator, Gathering gathering) {
    for (int round = 0; round < 40; round++) {
      int[] own = new int[length(communicator.rank(), round)];
      Arrays.setAll(own, k -> value(communicator.rank(), 0, k));
      gathering.gather(own, own.length);
      for (int rank = 0; rank < communicator.size(); rank++) {
        assertEquals(length(rank, round), gathering.length(rank));
        for (int k = 0; k < gathering.length(rank); k++) {
          assertEquals(value(rank, 0, k), gathering.data()[gathering.begin(rank) + k]);
        }
      }
    }
  }

  private static int length(int rank, int round) {
    return new SplittableRandom(1000L * rank + round).nextInt(1 + round * round);
  }

  /** Who waits for a rank that has left is told so. */
  @ParameterizedTest
  @MethodSource("sizes")
  void aRankThatLeavesIsMissed(int ranks) {
    if (ranks == 1) {
      return; // there is nobody to miss it
    }
    assertThrows(
        IllegalStateException.class,
        () ->
            check(
                ranks,
                communicator -> {
                  int[] all = new int[ranks];
                  communicator.allGather(new int[1], 1, all);
                  if (communicator.rank() == ranks - 1) {
                    throw new IllegalStateException("on purpose");
                  }
                  assertThrows(
                      LostRankException.class, () -> communicator.allGather(new int[1], 1, all));
                }));
  }
}
