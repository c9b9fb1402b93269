/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.comm.Communicator;
import jauryn.comm.CommunicatorContract;
import java.nio.file.Path;

/**
 * A process with the ranks of a case of {@link MpjContractTest}: all as threads, or one of them.
 */
public final class ContractRanks {
  private ContractRanks() {}

  /** Arguments: {@code threads} or RANK:PORT, and the number of ranks. */
  public static void main(String[] args) throws InterruptedException {
    int ranks = Integer.parseInt(args[1]);
    if (args[0].equals("threads")) {
      for (Thread thread :
          Multicore.start(
              Path.of(System.getenv("MPJ_HOME")),
              ranks,
              ContractRanks::check,
              (failed, thrown) -> thrown.printStackTrace())) {
        thread.join();
      }
    } else {
      String[] place = args[0].split(":");
      int rank = Integer.parseInt(place[0]);
      int port = Integer.parseInt(place[1]);
      Membership membership =
          new Membership(new Job(rank, ranks, "127.0.0.1", port, true, "secret"));
      check(new MpjCommunicator(rank, membership.settings(), "niodev"));
      membership.done();
    }
    System.exit(0);
  }

  private static void check(Communicator communicator) {
    CommunicatorContract.contributionsArrive(communicator);
    CommunicatorContract.largeContributionsArrive(communicator);
    CommunicatorContract.slowRanksLoseNothing(communicator);
    CommunicatorContract.gatheringLosesNothing(communicator);
    communicator.close();
  }
}
