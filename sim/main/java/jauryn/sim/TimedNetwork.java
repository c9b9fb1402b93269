/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;

/** A network, and how long all processes of a run have taken for its steps. */
final class TimedNetwork implements Stateful {
  private static final String SECTION = "wall time";
  private static final String SECONDS = "seconds";
  private static final String FIRST = "first step";
  private static final double NANOS = 1e-9;

  private final Simulation simulation;
  private long firstStep;
  private double earlierSeconds;
  private long startNanos;

  /** A network that begins with the step that comes next, unless {@link #load} says otherwise. */
  TimedNetwork(Simulation simulation) {
    this.simulation = simulation;
    firstStep = simulation.step();
  }

  /** From now on time counts. */
  void start() {
    startNanos = System.nanoTime();
  }

  /** Wall time of all steps of the run, s. */
  double seconds() {
    return earlierSeconds + (System.nanoTime() - startNanos) * NANOS;
  }

  /** Model time of all steps of the run, s. */
  double modelSeconds() {
    return SimulationTime.seconds(simulation.step() - firstStep);
  }

  @Override
  public void save(StateWriter out) {
    StateWriter own = out.in(SECTION);
    own.real(SECONDS, seconds());
    own.integer(FIRST, firstStep);
    simulation.save(out);
  }

  @Override
  public void load(StateReader in) {
    StateReader own = in.in(SECTION);
    earlierSeconds = own.real(SECONDS);
    firstStep = own.integer(FIRST, 0, in.step());
    simulation.load(in);
  }
}
