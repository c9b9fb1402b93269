/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.Map;

/**
 * The place of this process in a job, read from the environment.
 *
 * @param rank number of this rank
 * @param ranks number of ranks
 * @param host where the rendezvous listens
 * @param port its port
 * @param hosted whether the launcher hosts the rendezvous; otherwise rank 0 does
 * @param secret what the processes of the job have in common
 */
record Job(int rank, int ranks, String host, int port, boolean hosted, String secret) {
  static final String RANK = "JAURYN_RANK";
  static final String RANKS = "JAURYN_RANKS";
  static final String RENDEZVOUS = "JAURYN_RENDEZVOUS";
  static final String HOSTED = "JAURYN_HOSTED";
  static final String SECRET = "JAURYN_SECRET";

  private static final int GREATEST_PORT = 65535;

  /**
   * Names of rank and number of ranks, as the launchers of clusters have them. The innermost
   * counts: what mpirun starts inside a job of SLURM also has the place of that job's script, which
   * is 0.
   */
  private static final String[][] PLACES = {
    {RANK, RANKS},
    {"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"},
    {"PMI_RANK", "PMI_SIZE"},
    {"SLURM_PROCID", "SLURM_NTASKS"}
  };

  /** Reads the environment. */
  static Job of(Map<String, String> environment) {
    String rendezvous = require(environment, RENDEZVOUS, "HOST:PORT of rank 0");
    int colon = rendezvous.lastIndexOf(':');
    if (colon < 1) {
      throw bad(RENDEZVOUS, rendezvous, "HOST:PORT of rank 0");
    }
    int port = number(RENDEZVOUS, rendezvous.substring(colon + 1), 1, GREATEST_PORT);
    String secret = require(environment, SECRET, "a text all ranks of the job have in common");
    for (String[] place : PLACES) {
      if (environment.containsKey(place[0])) {
        int ranks =
            number(
                place[1],
                require(environment, place[1], "the number of ranks"),
                1,
                Integer.MAX_VALUE);
        int rank = number(place[0], environment.get(place[0]), 0, ranks - 1);
        boolean hosted = environment.containsKey(HOSTED);
        return new Job(rank, ranks, rendezvous.substring(0, colon), port, hosted, secret);
      }
    }
    throw new UserError(
        ExitCode.USAGE,
        "jauryn rank: expected to be started by a launcher such as srun or mpirun, or with "
            + RANK
            + " and "
            + RANKS
            + " set");
  }

  private static String require(Map<String, String> environment, String name, String expected) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new UserError(ExitCode.USAGE, name + " is not set: expected " + expected);
    }
    return value;
  }

  private static int number(String name, String text, int least, int greatest) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through: the same mistake as a number out of range.
    }
    throw bad(name, text, "a whole number from " + least + " to " + greatest);
  }

  private static UserError bad(String name, String value, String expected) {
    return new UserError(ExitCode.USAGE, name + "=" + value + ": expected " + expected);
  }
}
