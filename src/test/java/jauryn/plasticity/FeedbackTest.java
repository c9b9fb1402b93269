/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import jauryn.connection.WeightMatrix;
import jauryn.group.FileInputGroup;
import jauryn.group.IafPscExpGroup;
import jauryn.group.NeuronGroup;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How errors of the output reach hidden layers. */
class FeedbackTest {
  private static final SuperSpikeSettings SETTINGS =
      new SuperSpikeSettings(Variant.SYMMETRIC, 1e-3, 1e-12, 10f, 8, 0f, true);
  private static final double DT = 1e-4;

  private final Simulation simulation = new Simulation();

  private FileInputGroup replay(String name, int size, long[] steps, int[] neurons) {
    return simulation.add(new FileInputGroup(name, NeuronRange.whole(size), steps, neurons));
  }

  private IafPscExpGroup neurons(String name, int size) {
    return simulation.add(new IafPscExpGroup(name, NeuronRange.whole(size), 10e-3f));
  }

  private SuperSpikeConnection connect(
      SpikingGroup source, NeuronGroup layer, WeightMatrix weights, OutputError error) {
    return simulation.add(
        new SuperSpikeConnection(
            "to " + layer.name(), source, layer, weights, SETTINGS, Plasticity.EVENT, error));
  }

  private static WeightMatrix matrix(int rows, int columns, float... weights) {
    WeightMatrix matrix = WeightMatrix.full(rows, columns);
    matrix.set(weights);
    return matrix;
  }

  /**
   * A target spike at s is an error of the output at s+8; of the hidden layer at s+9 with symmetric
   * feedback, at s+17 with random feedback, which has the delay of an axon; weighted by the
   * feedback weights. Filtered errors follow one step later. An output spike counts −1.
   */
  @ParameterizedTest
  @CsvSource({"true, 9", "false, 17"})
  void errorsArriveWithTheLatencyOfTheReference(boolean symmetric, int latency) {
    int spike = 20;
    int outputSpike = 60;
    FileInputGroup input = replay("input", 1, new long[0], new int[0]);
    FileInputGroup target = replay("target", 2, new long[] {spike}, new int[] {1});
    IafPscExpGroup hidden = neurons("hidden", 3);
    IafPscExpGroup output = neurons("output", 2);
    OutputError error = new OutputError(output, target);
    SuperSpikeConnection toHidden = connect(input, hidden, matrix(1, 3, 0, 0, 0), null);
    float[] toOutput = {1f, 2f, 3f, 4f, 5f, 6f};
    SuperSpikeConnection out = connect(hidden, output, matrix(3, 2, toOutput), error);
    float[][] random = {{-1f, -2f, -3f}, {0.5f, 0.25f, 0.125f}};
    simulation.add(
        new ErrorFeedback(
            toHidden,
            error,
            symmetric ? new TransposedWeights(out, AllRanks.alone()) : k -> random[k],
            symmetric ? 0 : SimulationTime.MIN_DELAY,
            !symmetric));
    float[][] feedback = symmetric ? new float[][] {{1f, 3f, 5f}, {2f, 4f, 6f}} : random;
    for (int step = 0; step < 100; step++) {
      if (step == outputSpike) {
        fire(output);
      }
      simulation.advance(1);
      assertEquals(step == outputSpike ? 1 : 0, output.emitted(step).size());
      float[] atOutput = out.error().instantaneous();
      assertEquals(step == outputSpike + 8 ? -1f : 0f, atOutput[0]);
      assertEquals(step == spike + 8 ? 1f : 0f, atOutput[1]);
      for (int j = 0; j < 3; j++) {
        float expected = 0f;
        if (step == spike + latency) {
          expected = feedback[1][j];
        } else if (step == outputSpike + latency) {
          expected = -feedback[0][j];
        }
        assertEquals(expected, toHidden.error().instantaneous()[j], j + " in step " + step);
        boolean filtered = toHidden.error().filtered()[j] != 0;
        assertEquals(step > spike + latency, filtered, j + " filtered in step " + step);
      }
    }
  }

  /**
   * Uniform feedback: in every step the error of each hidden neuron is the sum of the errors that
   * the output had a step earlier, where a missing and a surplus spike cancel.
   */
  @Test
  void uniformFeedbackSumsTheErrorsOfTheOutput() {
    FileInputGroup input = replay("input", 1, new long[0], new int[0]);
    long[] spikes = {20, 20, 31, 40};
    FileInputGroup target = replay("target", 4, spikes, new int[] {1, 3, 2, 2});
    IafPscExpGroup hidden = neurons("hidden", 3);
    IafPscExpGroup output = neurons("output", 4);
    OutputError error = new OutputError(output, target);
    SuperSpikeConnection toHidden = connect(input, hidden, matrix(1, 3, 0, 0, 0), null);
    SuperSpikeConnection out = connect(hidden, output, WeightMatrix.full(3, 4), error);
    UniformWeights weights = new UniformWeights(3);
    simulation.add(new ErrorFeedback(toHidden, error, weights, 0, false));
    float before = 0f;
    List<Float> sums = new ArrayList<>();
    for (int step = 0; step < 60; step++) {
      if (step == 40) {
        fire(output); // neuron 0, while neuron 2 misses a spike
      }
      simulation.advance(1);
      for (int j = 0; j < 3; j++) {
        assertEquals(before, toHidden.error().instantaneous()[j], j + " in step " + step);
      }
      before = 0f;
      for (int k = 0; k < 4; k++) {
        before += out.error().instantaneous()[k];
      }
      sums.add(before);
    }
    assertEquals(List.of(2f, 1f, 0f), List.of(sums.get(28), sums.get(39), sums.get(48)));
  }

  /** Makes neuron 0 fire in the next step. */
  private static void fire(IafPscExpGroup group) {
    group.state(NeuronGroup.MEMBRANE)[0] = 0f;
    group.inputArrived();
  }

  /** A spike of the output that the target has too is no error. */
  @Test
  void matchingSpikesCancel() {
    FileInputGroup input = replay("input", 1, new long[0], new int[0]);
    FileInputGroup target = replay("target", 1, new long[] {30}, new int[] {0});
    IafPscExpGroup output = neurons("output", 1);
    SuperSpikeConnection out =
        connect(input, output, matrix(1, 1, 0f), new OutputError(output, target));
    simulation.advance(30);
    fire(output);
    simulation.advance(70);
    assertTrue(output.postTrace(HomeostaticActivity.TAU).values()[0] > 0, "it did fire");
    assertEquals(0f, out.error().filtered()[0]);
    assertEquals(0.0, out.error().meanSquareError(simulation.time(), AllRanks.alone()));
  }

  /**
   * The filtered error of a single error is a double exponential; its square, integrated, is the
   * energy that normalises the mean square error. So one missing spike in a simulation of T seconds
   * is an error of exp(−age/10 s)/(10 s·(1 − exp(−T/10 s))), for time constants as the formula
   * assumes: within 3 % at steps of 0.1 ms.
   */
  @Test
  void meanSquareErrorCountsMissingSpikes() {
    FileInputGroup input = replay("input", 1, new long[0], new int[0]);
    FileInputGroup target = replay("target", 4, new long[] {100}, new int[] {2});
    IafPscExpGroup output = neurons("output", 4);
    SuperSpikeConnection out =
        connect(input, output, WeightMatrix.full(1, 4), new OutputError(output, target));
    simulation.advance(10_000);
    double time = simulation.time();
    // The kernel of unit area dt: filtered = dt·(exp(−t/10 ms) − exp(−t/5 ms))/(10 ms − 5 ms).
    double a = 10e-3;
    double b = 5e-3;
    double square = DT * DT / ((a - b) * (a - b)) * (a / 2 + b / 2 - 2 * a * b / (a + b));
    double energy = Math.pow(a * b / (a - b), 2) * (a / 2 + b / 2 - 2 * a * b / (a + b));
    double age = time - 100 * DT;
    double average = square * Math.exp(-age / 10) / 4;
    double expected = average / energy / 10 / (1 - Math.exp(-time / 10));
    assertEquals(expected, out.error().meanSquareError(time, AllRanks.alone()), 0.03 * expected);
  }

  /**
   * With two hidden layers and symmetric feedback, the errors of the lower one are the product of
   * all weights above, the same as passing errors down layer by layer.
   */
  @Test
  void productOfWeightsPassesErrorsDownLayerByLayer() {
    Random random = new Random(8);
    FileInputGroup input = replay("input", 2, new long[0], new int[0]);
    FileInputGroup target = replay("target", 3, new long[0], new int[0]);
    IafPscExpGroup lower = neurons("lower", 5);
    IafPscExpGroup upper = neurons("upper", 4);
    IafPscExpGroup output = neurons("output", 3);
    OutputError error = new OutputError(output, target);
    connect(input, lower, WeightMatrix.full(2, 5), null);
    WeightMatrix middle = WeightMatrix.sparse(4, new int[][] {{0, 2}, {1}, {}, {0, 1, 2, 3}, {3}});
    SuperSpikeConnection toUpper = connect(lower, upper, middle, null);
    WeightMatrix top = WeightMatrix.full(4, 3);
    SuperSpikeConnection toOutput = connect(upper, output, top, error);
    FeedbackWeights above = new TransposedWeights(toOutput, AllRanks.alone());
    FeedbackWeights product = new ProductWeights(above, 3, toUpper, AllRanks.alone());
    for (int round = 0; round < 2; round++) {
      for (WeightMatrix matrix : new WeightMatrix[] {middle, top}) {
        for (float[] row : matrix.weights()) {
          for (int k = 0; k < row.length; k++) {
            row[k] = (float) random.nextGaussian();
          }
        }
      }
      // The first step of a simulation, and every 5000th, is one in which weights change.
      simulation.advance(round == 0 ? 1 : SuperSpikeSettings.UPDATE_INTERVAL);
      assertTrue(toUpper.weightVersion() > round);
      product.refresh();
      for (int k = 0; k < 3; k++) {
        double[] atUpper = new double[4];
        for (int i = 0; i < 4; i++) {
          atUpper[i] = top.row(i)[k];
        }
        for (int j = 0; j < 5; j++) {
          double expected = 0;
          for (int s = 0; s < middle.row(j).length; s++) {
            expected += middle.row(j)[s] * atUpper[middle.column(j, s)];
          }
          assertEquals(expected, product.row(k)[j], 1e-5);
        }
      }
    }
  }
}
