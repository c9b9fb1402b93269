/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.AllRanks;
import jauryn.kernel.SpikeList;
import jauryn.plasticity.SmallNetwork.Design;
import jauryn.plasticity.SmallNetwork.Spikes;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** The event-driven rule against the dense one, which defines it, in random small networks. */
class EventEqualsDenseTest {
  private static final int WINDOW = SmallNetwork.WINDOW;
  private static final int UPDATES = 10;
  private static final float BOUND = 0.1f;
  private static final double ETA = 1e-3;

  /** Column of the statistics with the mean gradient sum. */
  private static final int GRADIENT = 3;

  /** As in the programs: so small that a synapse makes whole steps by whatever gradient it has. */
  private static final double EPSILON = 1e-12;

  private static SuperSpikeSettings settings(int delay, boolean random) {
    return new SuperSpikeSettings(
        random ? Variant.RANDOM : Variant.SYMMETRIC,
        ETA,
        EPSILON,
        BOUND,
        delay,
        random ? 1f : 0f,
        true);
  }

  /** Poisson, silent and bursting inputs and targets; weights that make the outputs fire or not. */
  @Property(tries = 100)
  void weightsAgreeAfterTenUpdates(
      @ForAll @IntRange(min = 1, max = 12) int inputs,
      @ForAll @IntRange(min = 1, max = 9) int outputs,
      @ForAll @IntRange(min = 8, max = 23) int delay,
      @ForAll boolean randomFeedback,
      @ForAll @IntRange(min = 2, max = 10) int tenthsOfSynapses,
      @ForAll @IntRange(max = 6) int strength,
      @ForAll long seed) {
    Random random = new Random(seed);
    int duration = UPDATES * WINDOW;
    Design design =
        new Design(
            SmallNetwork.randomSpikes(random, inputs, duration, 2 + random.nextInt(40)),
            SmallNetwork.randomSpikes(random, outputs, duration, 1 + random.nextInt(20)),
            SmallNetwork.randomWeights(
                random, inputs, outputs, 0.01 * strength, 0.1 * tenthsOfSynapses),
            settings(delay, randomFeedback));
    assertWeightsAgree(design);
  }

  /**
   * Spikes of input and target at the edges of update windows: emitted so that they are delivered
   * within the feedback delay of an update, where they belong to the one window or the next.
   */
  @Property(tries = 60)
  void spikesAtTheEdgesOfWindowsCountOnce(
      @ForAll @IntRange(min = 8, max = 23) int delay,
      @ForAll boolean randomFeedback,
      @ForAll long seed) {
    Random random = new Random(seed);
    int inputs = 6;
    int outputs = 4;
    boolean[][] input = new boolean[inputs][UPDATES * WINDOW];
    boolean[][] target = new boolean[outputs][UPDATES * WINDOW];
    for (int update = 1; update < UPDATES; update++) {
      for (int k = 0; k < 8; k++) {
        input[random.nextInt(inputs)][nearUpdate(update, delay, random)] = true;
        target[random.nextInt(outputs)][nearUpdate(update, delay, random)] = true;
      }
    }
    Design design =
        new Design(
            SmallNetwork.spikes(input),
            SmallNetwork.spikes(target),
            SmallNetwork.randomWeights(random, inputs, outputs, 0.03, 1),
            settings(delay, randomFeedback));
    assertWeightsAgree(design);
  }

  /** A step whose spikes are delivered within two feedback delays of an update. */
  private static int nearUpdate(int update, int delay, Random random) {
    return update * WINDOW - 8 - 2 * delay + random.nextInt(4 * delay);
  }

  /**
   * Compares weights after every update, until an output spike comes a step earlier in one network
   * than in the other: from then on their gradients differ rightly. This must stay the exception.
   */
  private static void assertWeightsAgree(Design design) {
    SmallNetwork dense = new SmallNetwork(design, Plasticity.DENSE);
    SmallNetwork event = new SmallNetwork(design, Plasticity.EVENT);
    boolean sameSpikes = true;
    for (int step = 0; step <= UPDATES * WINDOW && sameSpikes; step++) {
      dense.simulation().advance(1);
      event.simulation().advance(1);
      sameSpikes = emitted(dense, step).equals(emitted(event, step));
      if (sameSpikes && step % WINDOW == 0) {
        assertWeightsAgree(dense, event);
      }
    }
    Statistics.label("all updates compared")
        .collect(sameSpikes)
        .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 90));
  }

  private static List<Integer> emitted(SmallNetwork network, int step) {
    List<Integer> neurons = new ArrayList<>();
    SpikeList spikes = network.output().emitted(step);
    for (int k = 0; k < spikes.size(); k++) {
      neurons.add(spikes.neuron(k));
    }
    return neurons;
  }

  private static void assertWeightsAgree(SmallNetwork dense, SmallNetwork event) {
    double[][] expected = dense.spread(dense.connection().matrix().weights());
    double[][] found = event.spread(event.connection().matrix().weights());
    for (int j = 0; j < expected.length; j++) {
      for (int i = 0; i < expected[j].length; i++) {
        assertEquals(expected[j][i], found[j][i], 1e-3 * BOUND, "synapse " + j + " to " + i);
      }
    }
  }

  /**
   * The columns of the statistics file, at any time within a window, while weights rest. The
   * reference cuts off small PSPs, and the event-driven rule does not; so a column is allowed an
   * error relative to the largest value it had, not to what is left of it in silence. In the mean
   * gradient synapses of both signs cancel; its error is relative to their mean size.
   */
  @Property(tries = 30)
  void statisticsAgree(
      @ForAll @IntRange(min = 8, max = 23) int delay,
      @ForAll boolean randomFeedback,
      @ForAll boolean sparse,
      @ForAll long seed) {
    Random random = new Random(seed);
    int duration = 2 * WINDOW + 1000;
    Design design =
        new Design(
            SmallNetwork.randomSpikes(random, 10, duration, 40),
            SmallNetwork.randomSpikes(random, 6, duration, 20),
            SmallNetwork.randomWeights(random, 10, 6, 0.03, sparse ? 0.5 : 1),
            settings(delay, randomFeedback));
    SmallNetwork dense = new SmallNetwork(design, Plasticity.DENSE);
    SmallNetwork event = new SmallNetwork(design, Plasticity.EVENT);
    dense.connection().setLearning(false);
    event.connection().setLearning(false);
    double[] largest = new double[6];
    while (dense.simulation().step() < duration) {
      int steps = 1 + random.nextInt(500);
      dense.simulation().advance(steps);
      event.simulation().advance(steps);
      double[] expected = dense.connection().statistics(AllRanks.alone());
      double[] found = event.connection().statistics(AllRanks.alone());
      assertEquals(largest.length, expected.length);
      assertEquals(largest.length, found.length);
      for (int column = 0; column < expected.length; column++) {
        double size = column == GRADIENT ? meanGradientSize(dense) : Math.abs(expected[column]);
        largest[column] = Math.max(largest[column], size);
        assertEquals(expected[column], found[column], 1e-4 * largest[column], "column " + column);
      }
    }
  }

  private static double meanGradientSize(SmallNetwork network) {
    double sum = 0;
    for (float[] row : network.connection().synapticTraces().gradientSum()) {
      for (float value : row) {
        sum += Math.abs(value);
      }
    }
    return sum / network.connection().matrix().size();
  }

  /**
   * Inputs that fire when only the tail of an old error is left, below 1e-7, learn nothing from it.
   * However small, it would be their first gradient and make whole steps.
   */
  @Test
  void negligibleErrorsMoveNothing() {
    Spikes target = new Spikes(new long[] {100}, new int[] {0});
    Spikes late = new Spikes(new long[] {2500, 2600, 3000}, new int[] {0, 0, 0});
    SuperSpikeSettings settings =
        new SuperSpikeSettings(Variant.SYMMETRIC, ETA, 1e-12, BOUND, 8, 0f, true);
    for (Plasticity plasticity : Plasticity.values()) {
      Design design = new Design(late, target, new float[][] {{0.01f}}, settings);
      SmallNetwork network = new SmallNetwork(design, plasticity);
      network.simulation().advance(2 * WINDOW + 1);
      assertTrue(network.connection().error().filtered()[0] < 1e-7);
      assertEquals(0.01f, network.connection().matrix().row(0)[0], plasticity.name());
    }
  }

  /** Updates so often that all a spike does is spread over several, or so seldom as is allowed. */
  @Property(tries = 20)
  void anyIntervalGivesTheSameGradient(
      @ForAll @IntRange(min = 1, max = 400) int interval,
      @ForAll @IntRange(min = 8, max = 23) int delay,
      @ForAll boolean randomFeedback,
      @ForAll long seed) {
    Random random = new Random(seed);
    int duration = 3000;
    SuperSpikeSettings base = settings(delay, randomFeedback);
    Design design =
        new Design(
            SmallNetwork.randomSpikes(random, 6, duration, 40),
            SmallNetwork.randomSpikes(random, 4, duration, 20),
            SmallNetwork.randomWeights(random, 6, 4, 0.03, 1),
            new SuperSpikeSettings(
                base.variant(),
                ETA,
                EPSILON,
                BOUND,
                delay,
                base.regularisation(),
                4f,
                true,
                1000,
                interval,
                Normalisation.MAXIMUM,
                false));
    SmallNetwork dense = new SmallNetwork(design, Plasticity.DENSE);
    SmallNetwork event = new SmallNetwork(design, Plasticity.EVENT);
    dense.connection().setLearning(false);
    event.connection().setLearning(false);
    double[] largest = new double[6];
    for (int step = 0; step < duration; step++) {
      dense.simulation().advance(1);
      event.simulation().advance(1);
      if (step % 37 == 0) {
        double[] expected = dense.connection().statistics(AllRanks.alone());
        double[] found = event.connection().statistics(AllRanks.alone());
        for (int column = 0; column < expected.length; column++) {
          double size = column == GRADIENT ? meanGradientSize(dense) : Math.abs(expected[column]);
          largest[column] = Math.max(largest[column], size);
          assertEquals(expected[column], found[column], 1e-4 * largest[column], "column " + column);
        }
      }
    }
  }

  /** Nothing at all happens: no spikes, no targets. */
  @Test
  void silenceLeavesWeightsAlone() {
    Spikes none = new Spikes(new long[0], new int[0]);
    float[][] weights = SmallNetwork.randomWeights(new Random(1), 3, 2, 0.03, 1);
    for (Plasticity plasticity : Plasticity.values()) {
      Design design = new Design(none, none, weights, settings(8, false));
      SmallNetwork network = new SmallNetwork(design, plasticity);
      network.simulation().advance(2 * WINDOW + 1);
      double[][] after = network.spread(network.connection().matrix().weights());
      for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 2; i++) {
          assertEquals(weights[j][i], after[j][i]);
        }
      }
      assertTrue(network.connection().weightVersion() >= 2);
    }
  }
}
