/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

/**
 * Collects ints of any number from each rank, on top of a collective of fixed length.
 *
 * <p>All ranks send a block of the same capacity that begins with the number of ints there are.
 * Where these are more than fit, the block holds nothing else; as every rank sees the numbers of
 * all, all enlarge their blocks alike and send a second round. Nothing is ever lost, and in the
 * steady state there is one message and no allocation.
 *
 * <p>Where much is rare, blocks are as small as before for the next time: otherwise a single number
 * would be sent in a block that once held a matrix.
 */
public final class Gathering {
  private static final int GROWTH = 2;

  private final Communicator communicator;
  private final int capacity;
  private final boolean muchIsRare;
  private int[] block;
  private int[] blocks;

  /**
   * A collection whose blocks at first hold {@code capacity} ints per rank.
   *
   * @param capacity the same on all ranks
   * @param muchIsRare whether blocks have that size again after more was collected
   */
  public Gathering(Communicator communicator, int capacity, boolean muchIsRare) {
    this.communicator = communicator;
    this.capacity = capacity;
    this.muchIsRare = muchIsRare;
    resize(capacity);
  }

  private void resize(int ints) {
    block = new int[1 + ints];
    blocks = new int[Math.multiplyExact(communicator.size(), block.length)];
  }

  /** Gives {@code own[0..length)} to all ranks and gets theirs, to be read until the next call. */
  public void gather(int[] own, int length) {
    if (muchIsRare && block.length > 1 + capacity) {
      resize(capacity);
    }
    exchange(own, length);
  }

  private void exchange(int[] own, int length) {
    block[0] = length;
    if (length < block.length) {
      System.arraycopy(own, 0, block, 1, length);
    }
    communicator.allGather(block, block.length, blocks);
    int longest = 0;
    for (int rank = 0; rank < communicator.size(); rank++) {
      longest = Math.max(longest, length(rank));
    }
    if (longest >= block.length) {
      long enough = muchIsRare ? longest : (long) GROWTH * longest;
      resize((int) Math.min(Integer.MAX_VALUE / 2, enough));
      exchange(own, length);
    }
  }

  /** Number of ints of {@code rank}. */
  public int length(int rank) {
    return blocks[rank * block.length];
  }

  /** Where the ints of {@code rank} begin in {@link #data()}. */
  public int begin(int rank) {
    return rank * block.length + 1;
  }

  /** The ints of all ranks, live; another array after blocks were enlarged. */
  public int[] data() {
    return blocks;
  }
}
