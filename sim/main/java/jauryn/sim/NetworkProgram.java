/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.Communicator;
import jauryn.kernel.Profile;
import java.nio.file.Path;
import java.util.Map;

/**
 * A program that runs one network for a given time: options, which picocli reads, and what makes
 * the network. {@link NetworkRun} does the rest.
 */
interface NetworkProgram {

  /** The name of the program. */
  String name();

  /** The options that all such programs have. */
  NetworkOptions options();

  /** Looks at the values of the options; a wrong one is a UserError. */
  void check();

  /** The number of neurons of the smallest group: so many ranks can share the network. */
  int smallestGroup();

  /** The files to read, by option; null where none was given. */
  Map<String, Path> files();

  /**
   * Builds the share of one rank and opens the files of results.
   *
   * @param profile what the network tells where its time goes
   * @param resumed whether a checkpoint is loaded next, which brings all state with it
   */
  NetworkPart part(Communicator communicator, Profile profile, boolean resumed);
}
