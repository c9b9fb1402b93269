/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
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

  /**
   * Counts the weights once more, writes both counts of all ranks and returns the file; all ranks
   * must call.
   */
  Path write(Path file, AllRanks ranks) {
    count(Moment.END);
    List<WeightHistogram> sums = histograms.stream().map(mine -> sum(mine, ranks)).toList();
    if (ranks.isFirst()) {
      WeightHistogramFile.write(file, sums);
    }
    return file;
  }

  private static WeightHistogram sum(WeightHistogram mine, AllRanks ranks) {
    WeightHistogram sum = new WeightHistogram();
    for (Moment moment : Moment.values()) {
      int[] counts = new int[1 + mine.bins()];
      counts[0] = mine.first();
      for (int k = 0; k < mine.bins(); k++) {
        counts[1 + k] = (int) mine.count(moment, k);
      }
      for (int[] share : ranks.gather(counts, counts.length)) {
        for (int k = 1; k < share.length; k++) {
          sum.add(moment, share[0] + k - 1, share[k]);
        }
      }
    }
    return sum;
  }

  private void count(Moment moment) {
    for (int k = 0; k < connections.size(); k++) {
      for (float[] row : connections.get(k).matrix().weights()) {
        histograms.get(k).add(moment, row);
      }
    }
  }
}
