/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.Communicator;
import jauryn.comm.LocalCommunicator;

/**
 * The ranks of a run.
 *
 * @param communicator connects this rank with the others
 * @param jointFiles whether there is one set of files, as of one rank alone; otherwise each rank
 *     has its own files for what its neurons do
 */
record RunRanks(Communicator communicator, boolean jointFiles) {

  /** One rank alone. */
  static RunRanks alone() {
    return new RunRanks(new LocalCommunicator(), true);
  }
}
