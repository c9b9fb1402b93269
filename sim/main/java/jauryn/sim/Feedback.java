/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/** How errors of the output layer reach the hidden layers. The name of the program fixes it. */
public enum Feedback {
  /** Through the transposed forward weights: program {@code sim_symfb}. */
  SYMMETRIC("sim_symfb", "default"),
  /** Through fixed random weights: program {@code sim_rfb}. */
  RANDOM("sim_rfb", "rfb");

  private final String program;
  private final String simulation;

  Feedback(String program, String simulation) {
    this.program = program;
    this.simulation = simulation;
  }

  /** Name of the program, and the first part of its log file's name. */
  public String program() {
    return program;
  }

  /** Name of the simulation: the first part of the name of the {@code .stats} file. */
  public String simulation() {
    return simulation;
  }
}
