/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.connection.WeightMatrix;
import jauryn.kernel.SimulationTime;
import java.nio.file.Path;

/** Writes a sample of evenly spaced weights every 0.1 s, one line with the time (s) first. */
public final class WeightMonitor extends FileMonitor {
  private static final int INTERVAL = 1000;
  private static final int SAMPLES = 20;
  private static final int DECIMALS = 6;

  private final float[] weights;
  private final int[] sampled;

  /** Records 20 weights of {@code matrix}, or all where it has fewer. */
  public WeightMonitor(WeightMatrix matrix, Path path) {
    super(path);
    weights = matrix.weights();
    sampled = new int[Math.min(SAMPLES, weights.length)];
    for (int k = 0; k < sampled.length; k++) {
      sampled[k] = (int) ((long) k * weights.length / sampled.length);
    }
  }

  @Override
  public void execute(long step) {
    if (step % INTERVAL != 0) {
      return;
    }
    out().writeFixed(SimulationTime.seconds(step), DECIMALS);
    out().writeByte(' ');
    for (int k : sampled) {
      out().writeScientific(weights[k], DECIMALS);
      out().writeByte(' ');
    }
    out().writeByte('\n');
  }
}
