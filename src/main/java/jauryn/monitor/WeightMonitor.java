/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.connection.WeightMatrix;
import jauryn.kernel.SimulationTime;
import java.nio.file.Path;

/** Writes a sample of evenly spaced weights every 0.1 s, one line with the time (s) first. */
public final class WeightMonitor extends FileMonitor {
  /** Number of weights recorded, or fewer where there are not that many. */
  public static final int SAMPLES = 20;

  private static final int INTERVAL = 1000;
  private static final int DECIMALS = 6;

  private final float[][] sampledRows;
  private final int[] sampledElements;

  /** Records 20 weights of {@code matrix}, or all where it has fewer. */
  public WeightMonitor(WeightMatrix matrix, Path path) {
    super(path);
    int synapses = matrix.size();
    int samples = Math.min(SAMPLES, synapses);
    sampledRows = new float[samples][];
    sampledElements = new int[samples];
    int row = 0;
    int rowStart = 0;
    for (int k = 0; k < samples; k++) {
      int element = (int) ((long) k * synapses / samples);
      while (element - rowStart >= matrix.row(row).length) {
        rowStart += matrix.row(row++).length;
      }
      sampledRows[k] = matrix.row(row);
      sampledElements[k] = element - rowStart;
    }
  }

  @Override
  public void execute(long step) {
    if (step % INTERVAL != 0) {
      return;
    }
    out().writeFixed(SimulationTime.seconds(step), DECIMALS);
    out().writeByte(' ');
    for (int k = 0; k < sampledRows.length; k++) {
      out().writeScientific(sampledRows[k][sampledElements[k]], DECIMALS);
      out().writeByte(' ');
    }
    out().writeByte('\n');
  }
}
