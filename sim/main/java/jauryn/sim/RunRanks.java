/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.Communicator;
import jauryn.comm.LocalCommunicator;

/**
 * The ranks of a run.
 *
 * @param communicator connects this rank with the others
 * @param fileSets how many ranks have files of their own for what their neurons do, as the run
 *     began: 1 as of one rank alone. Where there are as many ranks now, each writes its own;
 *     otherwise rank 0 writes for all
 */
record RunRanks(Communicator communicator, int fileSets) {

  /** One rank alone. */
  static RunRanks alone() {
    return joint(new LocalCommunicator());
  }

  /** Ranks with one set of files. */
  static RunRanks joint(Communicator communicator) {
    return new RunRanks(communicator, 1);
  }
}
