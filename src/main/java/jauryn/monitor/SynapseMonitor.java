/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.Model;
import jauryn.kernel.Simulation;
import java.nio.file.Path;

/** Writes time (s) and the weight of one synapse. */
public final class SynapseMonitor extends IntervalMonitor {
  private final Simulation simulation;
  private final float[] row;
  private final int place;

  /**
   * Records a synapse every so many seconds.
   *
   * @param pre number of the presynaptic neuron
   * @param post number of the postsynaptic neuron
   */
  public SynapseMonitor(
      Simulation simulation,
      StaticConnection connection,
      int pre,
      int post,
      double seconds,
      Path path) {
    super(simulation, seconds, path);
    this.simulation = simulation;
    WeightMatrix matrix = connection.matrix();
    boolean inside = pre >= 0 && pre < matrix.rows();
    row = inside ? matrix.row(pre) : new float[0];
    place = find(connection, pre, post);
    Model.require(
        simulation.ranks().sum(place >= 0 ? 1 : 0) == 1,
        "connection " + connection.name(),
        "synapse to be recorded from " + pre + " to",
        post,
        "one that exists");
  }

  /** Place in its row, or −1 if the synapse is not on this rank. */
  private int find(StaticConnection connection, int pre, int post) {
    int column = post - connection.layer().local().begin();
    for (int k = 0; k < row.length; k++) {
      if (connection.matrix().column(pre, k) == column) {
        return k;
      }
    }
    return -1;
  }

  @Override
  void writeValues(long step) {
    float[] own = {place < 0 ? 0f : row[place]};
    writeScientific(simulation.ranks().join(own, place < 0 ? 0 : 1)[0]);
  }
}
