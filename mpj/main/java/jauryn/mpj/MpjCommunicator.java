/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.comm.Communicator;
import jauryn.comm.LostRankException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import mpi.MPI;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;

/**
 * A rank of an MPJ Express world.
 *
 * <p>MPJ's collective passes contributions round a ring, in size − 1 steps. Here a rank passes on
 * all it knows, so what it knows doubles with each of log₂ size steps: in step k it sends to the
 * rank 2ᵏ below, and receives from the one 2ᵏ above (J. Bruck et al., IEEE Trans. Parallel Distrib.
 * Syst. 8, 1143, 1997). A block k places above its own rank's is at place k until the end.
 */
public final class MpjCommunicator implements Communicator, LongSupplier {
  private static final int TAG = 1;

  private final int rank;
  private final int size;
  private final AtomicLong progress = new AtomicLong();
  private int[] known = new int[0];

  /**
   * Joins the world; returns when all ranks have.
   *
   * @param rank number of this rank
   * @param settings what the device needs to know: for smpdev the number of ranks
   * @param device smpdev or niodev
   */
  public MpjCommunicator(int rank, String settings, String device) {
    Logger.getRootLogger().setLevel(Level.OFF);
    try {
      MPI.Init(new String[] {String.valueOf(rank), settings, device});
      this.rank = MPI.COMM_WORLD.Rank();
      size = MPI.COMM_WORLD.Size();
    } catch (RuntimeException e) {
      throw new LostRankException("rank " + rank + " cannot join the others", e);
    }
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int size() {
    return size;
  }

  /** Grows with each exchange, and is odd while this rank waits for others. */
  @Override
  public long getAsLong() {
    return progress.get();
  }

  @Override
  public void allGather(int[] own, int length, int[] all) {
    if (length == 0) {
      return;
    }
    progress.lazySet(progress.get() + 1);
    try {
      gather(own, length, all);
    } catch (RuntimeException e) {
      throw new LostRankException("rank " + rank + " has lost the others", e);
    }
    progress.lazySet(progress.get() + 1);
  }

  private void gather(int[] own, int length, int[] all) {
    if (known.length < size * length) {
      known = new int[size * length];
    }
    System.arraycopy(own, 0, known, 0, length);
    for (int step = 1; step < size; step *= 2) {
      int n = Math.min(step, size - step) * length;
      int below = Math.floorMod(rank - step, size);
      int above = (rank + step) % size;
      MPI.COMM_WORLD.Sendrecv(
          known, 0, n, MPI.INT, below, TAG, known, step * length, n, MPI.INT, above, TAG);
    }
    int wrapped = (size - rank) * length;
    System.arraycopy(known, 0, all, rank * length, wrapped);
    System.arraycopy(known, wrapped, all, 0, rank * length);
  }

  /** Waits for all ranks to do the same; not to be called after one was lost. */
  @Override
  public void close() {
    progress.lazySet(progress.get() + 1);
    try {
      MPI.Finalize();
    } catch (RuntimeException e) {
      throw new LostRankException("rank " + rank + " cannot leave the others", e);
    }
  }
}
