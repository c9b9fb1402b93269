/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.connection.StaticConnection;
import jauryn.connection.WeightStatistics;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.Checker;
import jauryn.kernel.Model;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/**
 * Ends a run when the mean weight of a connection leaves its bounds (Auryn's WeightChecker), or is
 * no number any more.
 */
public final class WeightChecker implements Checker {
  private final Simulation simulation;
  private final StaticConnection connection;
  private final double least;
  private final double most;
  private final long interval;

  /**
   * A checker of a connection.
   *
   * @param least the mean must not be below
   * @param most the mean must not be above
   * @param seconds how often to look
   */
  public WeightChecker(
      Simulation simulation,
      StaticConnection connection,
      double least,
      double most,
      double seconds) {
    this.simulation = simulation;
    this.connection = connection;
    this.least = least;
    this.most = most;
    interval = Math.round(seconds / SimulationTime.DT);
    String object = "checker of connection " + connection.name();
    Model.require(least <= most, object, "weights", least + " to " + most, "the lesser one first");
    Model.require(interval >= 1, object, "interval in s", seconds, "at least 0.0001");
  }

  @Override
  public String name() {
    return "weights of " + connection.name();
  }

  @Override
  public void check(long step) {
    if (step % interval != 0) {
      return;
    }
    double mean = WeightStatistics.of(connection.matrix(), simulation.ranks()).mean();
    if (!(mean >= least && mean <= most)) {
      throw new UserError(
          ExitCode.CHECKED,
          String.format(
              "connection %s: mean weight %.4g at %.4f s, expected %s to %s; the run ends here",
              connection.name(), mean, SimulationTime.seconds(step), least, most));
    }
  }

  /** {@inheritDoc} There is nothing but the weights. */
  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
