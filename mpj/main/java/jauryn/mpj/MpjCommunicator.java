/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.comm.Communicator;
import jauryn.comm.LostRankException;
import mpi.MPI;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;

/**
 * A rank of an MPJ Express world.
 *
 * <p>MPJ's collective passes contributions round a ring. Sending them straight from each rank to
 * each other one was tried, and took as long with two and four ranks on one machine.
 */
public final class MpjCommunicator implements Communicator {
  private final int rank;
  private final int size;

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

  @Override
  public void allGather(int[] own, int length, int[] all) {
    if (length == 0) {
      return;
    }
    try {
      MPI.COMM_WORLD.Allgather(own, 0, length, MPI.INT, all, 0, length, MPI.INT);
    } catch (RuntimeException e) {
      throw new LostRankException("rank " + rank + " has lost the others", e);
    }
  }

  /** Waits for all ranks to do the same; not to be called after one was lost. */
  @Override
  public void close() {
    try {
      MPI.Finalize();
    } catch (RuntimeException e) {
      throw new LostRankException("rank " + rank + " cannot leave the others", e);
    }
  }
}
