/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.group.NeuronGroup;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A learning rule that is saved in the middle of an update window goes on to the same weights. */
class SavedRuleTest {
  private static final int STEPS = 17_003;

  @TempDir Path folder;

  /**
   * A network whose output has one input, so that the event-driven rule replays membranes, or two,
   * so that it stores surrogate derivatives.
   */
  private static SmallNetwork build(Plasticity plasticity, boolean second) {
    Random random = new Random(7);
    SuperSpikeSettings settings =
        new SuperSpikeSettings(Variant.RANDOM, 1e-3, 1e-12, 0.1f, 16, 1f, true);
    SmallNetwork network =
        new SmallNetwork(
            new SmallNetwork.Design(
                SmallNetwork.randomSpikes(random, 20, STEPS, 30),
                SmallNetwork.randomSpikes(random, 6, STEPS, 20),
                SmallNetwork.randomWeights(random, 20, 6, 0.03, 0.7),
                settings),
            plasticity);
    if (second) {
      network
          .simulation()
          .add(
              new StaticConnection(
                  "second",
                  network.input(),
                  network.output(),
                  WeightMatrix.full(20, 6),
                  NeuronGroup.SYNAPTIC_CURRENT));
    }
    return network;
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT, false, 7001", "EVENT, true, 7001", "EVENT, false, 5001", "EVENT, false, 5000",
    "EVENT, true, 10005", "DENSE, false, 7001", "EVENT, false, 0", "EVENT, false, 1"
  })
  void goesOnToTheSameWeights(Plasticity plasticity, boolean second, long step) throws Exception {
    SmallNetwork once = build(plasticity, second);
    float[] initial = once.connection().matrix().toArray();
    once.simulation().advance(STEPS);

    Path state = folder.resolve("a.state");
    SmallNetwork first = build(plasticity, second);
    first.simulation().advance(step);
    first.simulation().save(state);
    SmallNetwork then = build(plasticity, second);
    then.simulation().load(state);
    Path again = folder.resolve("b.state");
    then.simulation().save(again);
    assertEquals(-1, Files.mismatch(state, again), "saved at once, it is the same");
    then.simulation().advance(STEPS - step);
    first.simulation().advance(STEPS - step);

    float[] expected = once.connection().matrix().toArray();
    assertFalse(Arrays.equals(initial, expected), "it has learned");
    assertArrayEquals(expected, then.connection().matrix().toArray(), "gone on");
    assertArrayEquals(expected, first.connection().matrix().toArray(), "not disturbed by saving");
    assertArrayEquals(
        WeightMatrix.flatten(once.connection().synapticTraces().eligibility()),
        WeightMatrix.flatten(then.connection().synapticTraces().eligibility()));
    assertArrayEquals(once.connection().error().filtered(), then.connection().error().filtered());
  }
}
