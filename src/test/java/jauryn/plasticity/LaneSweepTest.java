/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import jauryn.comm.AllRanks;
import jauryn.math.ScalarKernel;
import jauryn.plasticity.SmallNetwork.Design;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The sweep of a few neurons at a time gives the bits of the one that goes step by step. */
class LaneSweepTest {
  private static final int WINDOW = SmallNetwork.WINDOW;

  @Property(tries = 60)
  void aSweepInLanesGivesTheSameBits(
      @ForAll @IntRange(min = 8, max = 140) int delay,
      @ForAll @IntRange(max = 3) int strength,
      @ForAll @IntRange(min = 50, max = 2 * WINDOW) int interval,
      @ForAll @IntRange(min = 1, max = 7) int lanes,
      @ForAll @IntRange(max = 2 * WINDOW) int before,
      @ForAll boolean random,
      @ForAll boolean interrupted,
      @ForAll long seed) {
    Design design =
        SmallNetwork.randomDesign(
            new Random(seed),
            random ? Variant.RANDOM : Variant.SYMMETRIC,
            delay,
            strength,
            interval);
    SmallNetwork byRow = new SmallNetwork(design, Plasticity.EVENT);
    SmallNetwork inLanes = new SmallNetwork(design, Plasticity.EVENT);
    for (SmallNetwork network : new SmallNetwork[] {byRow, inLanes}) {
      network.simulation().advance(before);
      if (network == inLanes) {
        network.connection().setVectorKernel(() -> new ScalarKernel(lanes));
      }
      network.simulation().advance(WINDOW + 777);
      network.connection().error().meanSquareError(1, AllRanks.alone());
      network.simulation().advance(33);
      if (interrupted) {
        network.connection().setPlastic(false);
        network.simulation().advance(1234);
        network.connection().setPlastic(true);
      }
      network.simulation().advance(2 * WINDOW);
    }
    SmallNetwork.assertSame(
        byRow.connection().matrix().weights(), inLanes.connection().matrix().weights());
    SynapticTraces expected = byRow.connection().synapticTraces();
    SynapticTraces actual = inLanes.connection().synapticTraces();
    SmallNetwork.assertSame(expected.gradientSum(), actual.gradientSum());
    SmallNetwork.assertSame(expected.eligibility(), actual.eligibility());
    SmallNetwork.assertSame(expected.filtered(), actual.filtered());
    assertArrayEquals(
        byRow.connection().error().averageSquare(), inLanes.connection().error().averageSquare());
  }
}
