/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import jauryn.comm.NeuronRange;
import jauryn.connection.WeightMatrix;
import jauryn.group.FileInputGroup;
import jauryn.group.IafPscExpGroup;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;
import java.util.Random;

/**
 * One plastic connection from an input that replays given spikes to output neurons that are to
 * match given target spikes. Built twice from the same {@link Design}, it lets one implementation
 * of the rule be compared with the other.
 */
final class SmallNetwork {
  static final int WINDOW = SuperSpikeSettings.UPDATE_INTERVAL;

  /** Spikes in ascending order of step. */
  record Spikes(long[] steps, int[] neurons) {}

  /**
   * What a network is made of.
   *
   * @param weights initial weights in volts, by presynaptic and postsynaptic neuron; a synapse
   *     whose weight is NaN does not exist
   */
  record Design(Spikes input, Spikes target, float[][] weights, SuperSpikeSettings settings) {
    int inputs() {
      return weights.length;
    }

    int outputs() {
      return weights[0].length;
    }
  }

  private final Design design;
  private final Simulation simulation = new Simulation();
  private final FileInputGroup input;
  private final FileInputGroup target;
  private final IafPscExpGroup output;
  private final SuperSpikeConnection connection;

  SmallNetwork(Design design, Plasticity plasticity) {
    this.design = design;
    input = simulation.add(replay("input", design.inputs(), design.input()));
    target = simulation.add(replay("target", design.outputs(), design.target()));
    output =
        simulation.add(new IafPscExpGroup("output", NeuronRange.whole(design.outputs()), 10e-3f));
    connection =
        simulation.add(
            new SuperSpikeConnection(
                "plastic",
                input,
                output,
                matrix(design.weights()),
                design.settings(),
                plasticity,
                new OutputError(output, target)));
  }

  private static FileInputGroup replay(String name, int size, Spikes spikes) {
    return new FileInputGroup(name, NeuronRange.whole(size), spikes.steps(), spikes.neurons());
  }

  private static WeightMatrix matrix(float[][] weights) {
    int columns = weights[0].length;
    int[][] columnsOf = new int[weights.length][];
    boolean full = true;
    for (int j = 0; j < weights.length; j++) {
      float[] row = weights[j];
      columnsOf[j] =
          java.util.stream.IntStream.range(0, columns).filter(i -> !Float.isNaN(row[i])).toArray();
      full &= columnsOf[j].length == columns;
    }
    WeightMatrix matrix =
        full ? WeightMatrix.full(weights.length, columns) : WeightMatrix.sparse(columns, columnsOf);
    for (int j = 0; j < weights.length; j++) {
      for (int k = 0; k < matrix.row(j).length; k++) {
        matrix.row(j)[k] = weights[j][matrix.column(j, k)];
      }
    }
    return matrix;
  }

  Design design() {
    return design;
  }

  Simulation simulation() {
    return simulation;
  }

  SpikingGroup input() {
    return input;
  }

  SpikingGroup target() {
    return target;
  }

  IafPscExpGroup output() {
    return output;
  }

  SuperSpikeConnection connection() {
    return connection;
  }

  /** Synapses that exist, as a full matrix of values; NaN elsewhere. */
  double[][] spread(float[][] values) {
    WeightMatrix matrix = connection.matrix();
    double[][] full = new double[matrix.rows()][matrix.columns()];
    for (int j = 0; j < full.length; j++) {
      java.util.Arrays.fill(full[j], Double.NaN);
      for (int k = 0; k < values[j].length; k++) {
        full[j][matrix.column(j, k)] = values[j][k];
      }
    }
    return full;
  }

  /**
   * Poisson spikes, silence and bursts.
   *
   * @param rate mean rate of an ordinary neuron in Hz; every fourth is silent, every fourth fires
   *     in bursts of 20 spikes of 200 Hz
   */
  static Spikes randomSpikes(Random random, int neurons, long duration, double rate) {
    boolean[][] fires = new boolean[neurons][(int) duration];
    for (int j = 0; j < neurons; j++) {
      int kind = random.nextInt(4);
      for (int step = 0; step < duration && kind != 0; step++) {
        if (kind == 1 && random.nextDouble() < rate * 1e-4 / 20) {
          for (int k = 0; k < 20 && step + 50 * k < duration; k++) {
            fires[j][step + 50 * k] = true;
          }
        } else if (kind > 1 && random.nextDouble() < rate * 1e-4) {
          fires[j][step] = true;
        }
      }
    }
    return spikes(fires);
  }

  /** Spikes of the entries that are true. */
  static Spikes spikes(boolean[][] fires) {
    it.unimi.dsi.fastutil.longs.LongArrayList steps =
        new it.unimi.dsi.fastutil.longs.LongArrayList();
    it.unimi.dsi.fastutil.ints.IntArrayList neurons = new it.unimi.dsi.fastutil.ints.IntArrayList();
    for (int step = 0; step < fires[0].length; step++) {
      for (int j = 0; j < fires.length; j++) {
        if (fires[j][step]) {
          steps.add(step);
          neurons.add(j);
        }
      }
    }
    return new Spikes(steps.toLongArray(), neurons.toIntArray());
  }

  /** Weights N(0, deviation) of which a share exists. */
  static float[][] randomWeights(
      Random random, int inputs, int outputs, double deviation, double density) {
    float[][] weights = new float[inputs][outputs];
    for (float[] row : weights) {
      for (int i = 0; i < outputs; i++) {
        float weight = (float) (deviation * random.nextGaussian());
        row[i] = random.nextDouble() < density ? weight : Float.NaN;
      }
    }
    return weights;
  }

  /**
   * A layer of 5 with random input and target for four windows; an update every {@code interval}
   * steps.
   */
  static Design randomDesign(
      Random random, SuperSpikeSettings.Variant variant, int delay, int strength, int interval) {
    return new Design(
        randomSpikes(random, 7, 4 * WINDOW, 30),
        randomSpikes(random, 5, 4 * WINDOW, 20),
        randomWeights(random, 7, 5, 0.02 * strength, 1),
        new SuperSpikeSettings(
            variant,
            1e-3,
            1e-12,
            0.1f,
            delay,
            0f,
            4f,
            true,
            1000,
            interval,
            Normalisation.MAXIMUM,
            false));
  }

  /** The same bits in all rows. */
  static void assertSame(float[][] expected, float[][] actual) {
    for (int j = 0; j < expected.length; j++) {
      assertArrayEquals(expected[j], actual[j]);
    }
  }
}
