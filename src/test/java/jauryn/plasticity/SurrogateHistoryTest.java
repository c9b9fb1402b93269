/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.plasticity.SmallNetwork.Design;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Surrogate derivatives that were stored and those worked out anew must give the same bits. A
 * second connection without effect makes the rule store them.
 */
class SurrogateHistoryTest {
  private static final int WINDOW = SmallNetwork.WINDOW;

  @Property(tries = 20)
  void storedAndReplayedAreTheSame(
      @ForAll @IntRange(min = 8, max = 300) int delay,
      @ForAll @IntRange(max = 3) int strength,
      @ForAll @IntRange(min = 1, max = 2 * WINDOW) int interval,
      @ForAll boolean interrupted,
      @ForAll long seed) {
    Design design =
        SmallNetwork.randomDesign(
            new Random(seed), Variant.SYMMETRIC, delay, strength, Math.max(interval, 50));
    SmallNetwork replayed = new SmallNetwork(design, Plasticity.EVENT);
    SmallNetwork stored = new SmallNetwork(design, Plasticity.EVENT);
    stored
        .simulation()
        .add(
            new StaticConnection(
                "without effect",
                stored.target(),
                stored.output(),
                WeightMatrix.full(5, 5),
                stored.output().excitatoryTarget()));
    assertTrue(replayed.output().inputs() == 1 && stored.output().inputs() == 2);
    for (SmallNetwork network : new SmallNetwork[] {replayed, stored}) {
      network.simulation().advance(WINDOW + 777);
      if (interrupted) {
        network.connection().setPlastic(false);
        network.simulation().advance(1234);
        network.connection().setPlastic(true);
      }
      network.simulation().advance(2 * WINDOW);
    }
    SmallNetwork.assertSame(
        replayed.connection().matrix().weights(), stored.connection().matrix().weights());
    SmallNetwork.assertSame(
        replayed.connection().synapticTraces().gradientSum(),
        stored.connection().synapticTraces().gradientSum());
  }
}
