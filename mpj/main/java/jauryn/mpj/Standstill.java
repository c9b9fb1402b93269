/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import java.util.Arrays;

/**
 * Finds out that ranks do not get on though all of them are alive: each has said for too long that
 * it waits for the others at the same exchange. A message is lost then, as when something between
 * two hosts has dropped a connection of MPJ Express, which itself never tells.
 */
final class Standstill {
  private static final long NEVER = -1;

  private final long[] progress;
  private final long[] since;
  private final long patienceNanos;

  Standstill(int ranks, long patienceNanos) {
    progress = new long[ranks];
    Arrays.fill(progress, NEVER);
    since = new long[ranks];
    this.patienceNanos = patienceNanos;
  }

  /**
   * Notes how far a rank is.
   *
   * @param number grows as the rank gets on, and is odd while it waits
   * @param nanos the time, of a clock that runs on
   * @return whether nobody has got on for too long
   */
  synchronized boolean note(int rank, long number, long nanos) {
    if (progress[rank] != number) {
      progress[rank] = number;
      since[rank] = nanos;
    }
    for (int other = 0; other < progress.length; other++) {
      boolean waits = (progress[other] & 1) == 1 && progress[other] != NEVER;
      if (!waits || nanos - since[other] <= patienceNanos) {
        return false;
      }
    }
    return true;
  }

  /** Number of ranks that have said anything. */
  synchronized int heard() {
    return (int) Arrays.stream(progress).filter(number -> number != NEVER).count();
  }
}
