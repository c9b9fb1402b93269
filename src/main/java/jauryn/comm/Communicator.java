/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

/**
 * How the processes of one run, its ranks, talk: one collective, in which each gives some ints and
 * all get those of all.
 *
 * <p>A communicator belongs to one thread. All ranks make the same calls in the same order.
 */
public interface Communicator extends AutoCloseable {
  /** Number of this rank, from 0. */
  int rank();

  /** Number of ranks. */
  int size();

  /**
   * Gives {@code own[0..length)} to all ranks, and gets what they give; returns when that of all
   * has arrived.
   *
   * @param own what this rank gives; may be changed as soon as the call returns
   * @param length the same on all ranks, possibly 0
   * @param all receives the contribution of rank r at {@code r * length}; not the same array as
   *     {@code own}
   * @throws LostRankException if a rank has ended or cannot be reached
   */
  void allGather(int[] own, int length, int[] all);

  /** Leaves the run; whoever waits for this rank afterwards gets a {@link LostRankException}. */
  @Override
  void close();
}
