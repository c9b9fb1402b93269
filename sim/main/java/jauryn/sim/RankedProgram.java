/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.Communicator;
import jauryn.io.ExitCode;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A program, its command line read, of which each rank does a part; see {@link RankProgram}. */
interface RankedProgram {

  /** Whether nothing is to be simulated. */
  boolean onlyTells();

  /**
   * Stands for all that must be the same on all ranks, {@link RunDigest#LENGTH} numbers; a
   * UserError if this rank cannot begin.
   */
  int[] digest(int ranks);

  /**
   * Looks at whether so many ranks can share the network; if not, that is a UserError.
   *
   * @param option that gives their number
   */
  void checkShares(String option, int ranks);

  /** Where results and checkpoints are. */
  Path dir();

  /**
   * Runs the program on rank 0.
   *
   * @param beginning to be told where the simulation begins, once, unless there is nothing to do;
   *     the other ranks wait for it
   */
  ExitCode lead(Communicator communicator, Consumer<Checkpointing> beginning);

  /** Does the part of a rank that is not the first. */
  void follow(Communicator communicator, Checkpointing checkpoints);
}
