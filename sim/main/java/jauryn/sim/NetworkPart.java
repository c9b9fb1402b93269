/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Device;
import jauryn.kernel.Simulation;

/**
 * The share of one rank in a network and in what records it.
 *
 * @param simulation the network
 * @param end the step before which the run ends
 * @param ending completes the results
 */
record NetworkPart(Simulation simulation, long end, Ending ending) implements AutoCloseable {

  /** What is left to do after the last step. */
  interface Ending {
    /** Completes the files and shows figures, on rank 0; all ranks call. */
    void complete(Pace pace);
  }

  /**
   * How long the run took.
   *
   * @param builtSeconds wall time of this process until its first step
   * @param ranSeconds wall time of all steps, by whichever process
   * @param modelSeconds model time of these
   */
  record Pace(double builtSeconds, double ranSeconds, double modelSeconds) {}

  /** Files that are not complete keep their provisional names, with all that was recorded. */
  @Override
  public void close() {
    simulation.devices().forEach(Device::close);
  }
}
