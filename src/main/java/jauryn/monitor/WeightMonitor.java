/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.comm.AllRanks;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.SimulationTime;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes a sample of evenly spaced weights every 0.1 s, one line with the time (s) first. Each rank
 * contributes those it has; rank 0 writes.
 */
public final class WeightMonitor extends FileMonitor {
  /** Number of weights recorded, or fewer where there are not that many. */
  public static final int SAMPLES = 20;

  private static final int INTERVAL = 1000;
  private static final int DECIMALS = 6;

  private final AllRanks ranks;
  private final float[][] sampledRows = new float[SAMPLES][];
  private final int[] sampledElements = new int[SAMPLES];
  private final float[] local = new float[SAMPLES];

  /** By rank, which samples it has: their numbers in ascending order. */
  private final int[][] samplesOf;

  private int samples;
  private int localSamples;

  /** Records 20 weights of {@code matrix}, or all where it has fewer, on one rank. */
  public WeightMonitor(WeightMatrix matrix, Path path) {
    this(matrix, AllRanks.alone(), path);
  }

  /** Records 20 weights of the matrix of which each rank has some columns. */
  public WeightMonitor(WeightMatrix matrix, AllRanks ranks, Path path) {
    super(path, ranks.isFirst());
    this.ranks = ranks;
    int[][] lengths = new int[matrix.rows()][];
    ranks.joinRows(
        lengths.length,
        1,
        row -> new int[] {matrix.row(row).length},
        (row, ofRanks, n) -> lengths[row] = Arrays.copyOf(ofRanks, n));
    long synapses = ranks.sum(matrix.size());
    int count = (int) Math.min(SAMPLES, synapses);
    int[] mine = new int[SAMPLES];
    long begin = 0;
    for (int row = 0; row < lengths.length; row++) {
      for (int rank = 0; rank < lengths[row].length; rank++) {
        long end = begin + lengths[row][rank];
        for (; samples < count && samples * synapses / count < end; samples++) {
          if (rank == ranks.rank()) {
            sampledRows[localSamples] = matrix.row(row);
            sampledElements[localSamples] = (int) (samples * synapses / count - begin);
            mine[localSamples++] = samples;
          }
        }
        begin = end;
      }
    }
    samplesOf = ranks.gather(mine, localSamples);
  }

  @Override
  public void execute(long step) {
    if (step % INTERVAL != 0) {
      return;
    }
    for (int k = 0; k < localSamples; k++) {
      local[k] = sampledRows[k][sampledElements[k]];
    }
    float[] joined = ranks.join(local, localSamples);
    float[] inOrder = new float[samples];
    int next = 0;
    for (int[] ofRank : samplesOf) {
      for (int sample : ofRank) {
        inOrder[sample] = joined[next++];
      }
    }
    out().writeFixed(SimulationTime.seconds(step), DECIMALS);
    out().writeByte(' ');
    for (float weight : inOrder) {
      out().writeScientific(weight, DECIMALS);
      out().writeByte(' ');
    }
    out().writeByte('\n');
  }
}
