/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.WeightHistogram;
import jauryn.io.WeightHistogram.Moment;
import jauryn.io.WeightHistogramFile;
import jauryn.plasticity.SuperSpikeConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts the weights of a network when a run starts and when it ends. */
final class WeightCensus {
  private final List<SuperSpikeConnection> connections = new ArrayList<>();
  private final List<WeightHistogram> histograms = new ArrayList<>();

  /** Counts the weights as they are. */
  WeightCensus(SuperSpikeNetwork network) {
    connections.addAll(network.hiddenConnections());
    connections.add(network.outputConnection());
    connections.forEach(connection -> histograms.add(new WeightHistogram()));
    count(Moment.START);
  }

  /** Counts the weights once more, writes both counts and returns the file. */
  Path write(Path file) {
    count(Moment.END);
    WeightHistogramFile.write(file, histograms);
    return file;
  }

  private void count(Moment moment) {
    for (int k = 0; k < connections.size(); k++) {
      for (float[] row : connections.get(k).matrix().weights()) {
        histograms.get(k).add(moment, row);
      }
    }
  }
}
