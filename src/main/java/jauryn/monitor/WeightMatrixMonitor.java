/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.connection.CompressedRows;
import jauryn.connection.JointMatrix;
import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.connection.WeightStatistics;
import jauryn.io.WeightMatrixFile;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import java.nio.file.Path;

/**
 * Writes all weights of a connection to a MatrixMarket file at regular intervals, and time (s),
 * mean, standard deviation and the file's name to a list of these files. For a list {@code ee.list}
 * they are {@code ee.list.0.wmat}, {@code ee.list.100000.wmat} and so on, by step.
 */
public final class WeightMatrixMonitor extends IntervalMonitor {
  private final Simulation simulation;
  private final StaticConnection connection;
  private final Path path;

  /** Records a connection every so many seconds. */
  public WeightMatrixMonitor(
      Simulation simulation, StaticConnection connection, double seconds, Path path) {
    super(simulation, seconds, path);
    this.simulation = simulation;
    this.connection = connection;
    this.path = path;
  }

  @Override
  void writeValues(long step) {
    WeightStatistics all = WeightStatistics.of(connection.matrix(), simulation.ranks());
    String file = name() + "." + step + ".wmat";
    WeightMatrix whole =
        new JointMatrix(connection.matrix(), connection.layer().size(), simulation.ranks())
            .matrix();
    if (simulation.ranks().isFirst()) {
      CompressedRows rows = CompressedRows.of(whole);
      WeightMatrixFile.write(
          path.resolveSibling(file),
          connection.name() + " at " + SimulationTime.seconds(step) + " s",
          whole.rows(),
          whole.columns(),
          rows.rowStart(),
          rows.column(),
          whole.toArray());
    }
    writeScientific(all.mean());
    writeScientific(all.deviation());
    out().writeAscii(" " + file);
  }
}
