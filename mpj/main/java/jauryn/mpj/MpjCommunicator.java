/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.comm.Communicator;
import jauryn.comm.LostRankException;
import mpi.MPI;
import mpi.Request;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;

/**
 * A rank of an MPJ Express world.
 *
 * <p>Contributions go straight from each rank to each other one. MPJ's own collective passes them
 * round a ring, which takes as many steps one after the other as there are ranks.
 */
public final class MpjCommunicator implements Communicator {
  private static final int TAG = 1;

  private final int rank;
  private final int size;
  private final Request[] sent;
  private final Request[] received;

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
    sent = new Request[size];
    received = new Request[size];
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
    System.arraycopy(own, 0, all, rank * length, length);
    if (length == 0) {
      return;
    }
    try {
      for (int distance = 1; distance < size; distance++) {
        int from = (rank + size - distance) % size;
        received[from] = MPI.COMM_WORLD.Irecv(all, from * length, length, MPI.INT, from, TAG);
      }
      for (int distance = 1; distance < size; distance++) {
        int to = (rank + distance) % size;
        sent[to] = MPI.COMM_WORLD.Isend(own, 0, length, MPI.INT, to, TAG);
      }
      for (int distance = 1; distance < size; distance++) {
        received[(rank + size - distance) % size].Wait();
        sent[(rank + distance) % size].Wait();
      }
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
