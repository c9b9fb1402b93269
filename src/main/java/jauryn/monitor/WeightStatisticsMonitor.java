/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.connection.StaticConnection;
import jauryn.connection.WeightStatistics;
import jauryn.kernel.Simulation;
import java.nio.file.Path;

/**
 * Writes time (s), mean, standard deviation and sum of the weights of a connection (Auryn's
 * WeightStatsMonitor and WeightSumMonitor).
 */
public final class WeightStatisticsMonitor extends IntervalMonitor {
  private final Simulation simulation;
  private final StaticConnection connection;

  /** Records a connection every so many seconds. */
  public WeightStatisticsMonitor(
      Simulation simulation, StaticConnection connection, double seconds, Path path) {
    super(simulation, seconds, path);
    this.simulation = simulation;
    this.connection = connection;
  }

  @Override
  void writeValues(long step) {
    WeightStatistics all = WeightStatistics.of(connection.matrix(), simulation.ranks());
    writeScientific(all.mean());
    writeScientific(all.deviation());
    writeScientific(all.sum());
  }
}
