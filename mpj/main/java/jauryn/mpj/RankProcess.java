/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.comm.LostRankException;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.sim.RankProgram;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process that is one rank of a job: {@code jauryn rank PROGRAM [arguments]}, started by {@code
 * jauryn run}, srun, mpirun or by hand. Where it belongs is said by the environment, see {@link
 * Job}. Unless the launcher does, rank 0 hosts the rendezvous.
 */
public final class RankProcess {
  private static final String USAGE =
      """
      Usage: jauryn rank PROGRAM [arguments]

      Is one rank of sim_symfb, sim_rfb, sim_coba or sim_brunel, over MPJ Express; for srun,
      mpirun and the like.
      All ranks are started with the same arguments.

        JAURYN_RENDEZVOUS=HOST:PORT   where rank 0 listens
        JAURYN_SECRET=TEXT            what the ranks of the job have in common, without which none is let in
        JAURYN_RANK, JAURYN_RANKS     the number of this rank, and how many there are; without
                                      them what SLURM, PMI or Open MPI have set
      """;

  private static final int STOPPING_SECONDS = 12;

  private RankProcess() {}

  /** Runs the rank and ends the process with its exit code. */
  public static void main(String[] args) {
    if (args.length > 0 && (args[0].equals("--help") || args[0].equals("-h"))) {
      System.out.print(USAGE);
      return;
    }
    CountDownLatch finished = endTogether();
    int code;
    try {
      code = run(args, Job.of(System.getenv()));
    } catch (UserError e) {
      System.err.println("error: " + e.getMessage());
      code = e.exitCode().code();
    }
    finished.countDown();
    System.out.flush();
    System.exit(code);
  }

  private static int run(String[] args, Job job) {
    if (job.rank() == 0 && !job.hosted()) {
      new Rendezvous(
          job.host(),
          job.port(),
          new Secret(job.secret()),
          job.ranks(),
          cause -> System.err.println("error: " + cause));
    }
    Membership membership = new Membership(job);
    AtomicBoolean told = new AtomicBoolean();
    int code;
    try {
      MpjCommunicator communicator =
          new MpjCommunicator(job.rank(), membership.settings(), "niodev");
      membership.joined(communicator);
      code =
          RankProgram.run(
              args,
              communicator,
              (exitCode, cause) -> {
                told.set(true);
                membership.failed(exitCode, cause);
              });
      if (code == 0) {
        communicator.close();
        membership.done();
      }
    } catch (LostRankException e) {
      code = ExitCode.RANKS.code();
    }
    if (code != 0 && !told.get()) {
      leave(membership, code, job.rank() == 0);
    }
    return code;
  }

  /**
   * Ends without a cause of its own: after a signal, when rank 0 has files to close and ends all
   * others, or because another rank has failed.
   */
  private static void leave(Membership membership, int code, boolean first) {
    boolean lost = code == ExitCode.RANKS.code();
    boolean waits = lost || code == ExitCode.TERMINATED.code() && !first;
    if (!waits || !membership.awaitEnd()) {
      membership.failed(code, lost ? "MPJ Express has lost the connection to another rank" : "");
    }
  }

  /**
   * After a signal to stop, rank 0 ends the run in order and then all others; until then the
   * process stays.
   */
  private static CountDownLatch endTogether() {
    CountDownLatch finished = new CountDownLatch(1);
    Runnable wait =
        () -> {
          try {
            if (!finished.await(STOPPING_SECONDS, TimeUnit.SECONDS)) {
              Runtime.getRuntime().halt(1);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(wait, "end together"));
    return finished;
  }
}
