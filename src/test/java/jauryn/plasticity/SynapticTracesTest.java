/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.connection.WeightMatrix;
import jauryn.group.FileInputGroup;
import jauryn.group.IafPscExpGroup;
import jauryn.kernel.Simulation;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the event rule says about single synapses when asked must be what the dense rule keeps from
 * step to step.
 */
class SynapticTracesTest {
  private static final int INPUTS = 30;
  private static final int OUTPUTS = 7;
  private static final double SECONDS = 2.5;

  private final Random random = new Random(5);

  /** One connection from spike trains to neurons that shall learn others; weights stand still. */
  private record Network(
      Simulation simulation, FileInputGroup input, SuperSpikeConnection learner) {}

  private Network network(Plasticity plasticity, SuperSpikeSettings settings, boolean sparse) {
    random.setSeed(5);
    Simulation simulation = new Simulation();
    FileInputGroup input = simulation.add(poisson(simulation, "input", INPUTS, 12));
    FileInputGroup target = simulation.add(poisson(simulation, "target", OUTPUTS, 8));
    IafPscExpGroup output =
        simulation.add(new IafPscExpGroup("output", simulation.deal(OUTPUTS), 10e-3f));
    WeightMatrix matrix = sparse ? everyOther() : WeightMatrix.full(INPUTS, OUTPUTS);
    for (int j = 0; j < INPUTS; j++) {
      for (int k = 0; k < matrix.row(j).length; k++) {
        matrix.row(j)[k] = (float) (0.03 * random.nextGaussian());
      }
    }
    SuperSpikeConnection learner =
        new SuperSpikeConnection(
            "learner",
            input,
            output,
            matrix,
            settings,
            plasticity,
            new OutputError(output, target));
    simulation.add(learner).setLearning(false);
    return new Network(simulation, input, learner);
  }

  private static WeightMatrix everyOther() {
    int[][] columns = new int[INPUTS][];
    Arrays.setAll(columns, j -> j % 2 == 0 ? new int[] {0, 2, 4, 6} : new int[] {1, 5});
    return WeightMatrix.sparse(OUTPUTS, columns);
  }

  /** Poisson trains; the last neuron is silent. */
  private FileInputGroup poisson(Simulation simulation, String name, int size, double rate) {
    int spikes = (int) (size * rate * SECONDS);
    long[] steps = random.longs(spikes, 0, (long) (SECONDS * 1e4)).sorted().toArray();
    int[] neurons = random.ints(spikes, 0, size - 1).toArray();
    return new FileInputGroup(name, simulation.deal(size), steps, neurons);
  }

  @ParameterizedTest
  @CsvSource({
    "SYMMETRIC, 8, 0, false, 400",
    "SYMMETRIC, 8, 0, false, 5300",
    "SYMMETRIC, 18, 0, true, 12345",
    "RANDOM, 15, 1, false, 14999",
    "RANDOM, 15, 1, true, 23000"
  })
  void eventAndDenseAgree(
      Variant variant, int delay, float regularisation, boolean sparse, long steps) {
    SuperSpikeSettings settings =
        new SuperSpikeSettings(variant, 1e-3, 1e-12, 0.1f, delay, regularisation, true);
    Network dense = network(Plasticity.DENSE, settings, sparse);
    Network event = network(Plasticity.EVENT, settings, sparse);
    for (Network network : new Network[] {dense, event}) {
      network.simulation().advance(steps);
    }
    SynapticTraces expected = dense.learner().synapticTraces();
    SynapticTraces actual = event.learner().synapticTraces();
    assertClose("eligibility", expected.eligibility(), actual.eligibility());
    assertClose("filtered", expected.filtered(), actual.filtered());
    assertClose("gradient sum", expected.gradientSum(), actual.gradientSum());
    SynapticTraces again = event.learner().synapticTraces();
    assertClose("asked again", actual.gradientSum(), again.gradientSum());
  }

  @ParameterizedTest
  @CsvSource({"300", "9000", "20000"})
  void presynapticTraceIsKeptOnceTheRuleStops(long steps) {
    SuperSpikeSettings settings =
        new SuperSpikeSettings(Variant.SYMMETRIC, 1e-3, 1e-12, 0.1f, 8, 0f, true);
    Network dense = network(Plasticity.DENSE, settings, false);
    Network event = network(Plasticity.EVENT, settings, false);
    for (Network network : new Network[] {dense, event}) {
      network.simulation().advance(steps);
      network.learner().setPlastic(false);
      network.simulation().advance(77);
    }
    assertEquals(1, event.input().preTraces().size());
    float[] expected = dense.input().preTraces().get(0).values();
    float[] actual = event.input().preTraces().get(0).values();
    assertClose("trace", new float[][] {expected}, new float[][] {actual});
  }

  /** Equal to 1e-4, or to 1e-5 of the largest value of all. */
  private static void assertClose(String what, float[][] expected, float[][] actual) {
    double largest = 0;
    for (float[] row : expected) {
      for (float value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    assertTrue(largest > 0, what + ": nothing to compare");
    for (int j = 0; j < expected.length; j++) {
      assertEquals(expected[j].length, actual[j].length, what);
      for (int k = 0; k < expected[j].length; k++) {
        double tolerance = Math.max(1e-4 * Math.abs(expected[j][k]), 1e-5 * largest);
        assertEquals(expected[j][k], actual[j][k], tolerance, what + " of " + j + ", " + k);
      }
    }
  }
}
