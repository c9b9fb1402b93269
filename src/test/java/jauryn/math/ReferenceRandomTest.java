/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class ReferenceRandomTest {
  /** Seed of connections in the programs of the reference, and what follows from it. */
  private static final int CONNECTION_SEED = 1076432473;

  /** Matsumoto and Nishimura's generator: published outputs for their default seed. */
  @Test
  void wordsAreThoseOfMt19937() {
    ReferenceRandom random = new ReferenceRandom(5489);
    assertEquals(3499211612L, Integer.toUnsignedLong(random.nextWord()));
    assertEquals(581869302L, Integer.toUnsignedLong(random.nextWord()));
    assertEquals(3890346734L, Integer.toUnsignedLong(random.nextWord()));
    skip(random, 10_000 - 4);
    // Required of every std::mt19937 by the C++ standard (rand.predef).
    assertEquals(4123659995L, Integer.toUnsignedLong(random.nextWord()));
  }

  @Test
  void reseedingStartsAnew() {
    ReferenceRandom random = new ReferenceRandom(1);
    skip(random, 1000);
    random.reseed(5489);
    assertEquals(3499211612L, Integer.toUnsignedLong(random.nextWord()));
    skip(random, 9998);
    assertEquals(4123659995L, Integer.toUnsignedLong(random.nextWord()));
  }

  @Test
  void uniformIsAWordOfThirtyTwoBits() {
    ReferenceRandom random = new ReferenceRandom(5489);
    assertEquals(3499211612.0 / 4294967296.0, random.nextUniform());
    assertEquals(581869302.0 / 4294967296.0, random.nextUniform());
  }

  /** What the reference program draws for its connections. */
  @Test
  void drawsAsTheReference() {
    ReferenceRandom words = new ReferenceRandom(CONNECTION_SEED);
    int[] first = {0x8cf62c40, 0xc1d63416, 0x82eaecb5, 0x097b14d0};
    for (int word : first) {
      assertEquals(word, words.nextWord());
    }
    ReferenceRandom random = new ReferenceRandom(CONNECTION_SEED);
    assertEquals(0.1543405974003765, random.nextExponential());
    assertEquals(0.34948174936927423, random.nextNormal());
    assertEquals(-1.7663080669669151, random.nextNormal());
    assertEquals(-0.5600369091055145, random.nextNormal());
  }

  /** Rejections and tails cost words: 51200 normals take 105105, the next 51200 take 105200. */
  @Test
  void consumesAsManyWordsAsTheReference() {
    ReferenceRandom random = new ReferenceRandom(CONNECTION_SEED);
    int words = 0;
    for (int consumed : new int[] {105_105, 105_200}) {
      random.nextExponential();
      for (int k = 0; k < 51_200; k++) {
        random.nextNormal();
      }
      words += 2 + consumed;
    }
    ReferenceRandom counted = new ReferenceRandom(CONNECTION_SEED);
    skip(counted, words);
    for (int k = 0; k < 3; k++) {
      assertEquals(counted.nextWord(), random.nextWord());
    }
  }

  private static void skip(ReferenceRandom random, int words) {
    for (int k = 0; k < words; k++) {
      random.nextWord();
    }
  }

  /** Master seed 121 of both programs, without and with background noise. */
  @Test
  void masterSeedsAreDrawnInTheOrderOfTheReference() {
    ReferenceRandom master = new ReferenceRandom(121 * 257);
    assertEquals(0x80521cb2, master.nextWord());
    assertEquals(0x1634af16, master.nextWord());
    assertEquals(0x0570157a, master.nextWord());

    assertSameStream(CONNECTION_SEED, new MasterSeeds(121).connectionStream());
    MasterSeeds noisy = new MasterSeeds(121);
    assertSameStream(186275723 + CONNECTION_SEED, noisy.poissonStream());
    ReferenceRandom connections = noisy.connectionStream();
    assertSameStream(45615805, connections);
    assertTrue(connections == noisy.connectionStream(), "all connections share one stream");
  }

  private static void assertSameStream(int seed, ReferenceRandom stream) {
    ReferenceRandom expected = new ReferenceRandom(seed);
    for (int k = 0; k < 3; k++) {
      assertEquals(expected.nextWord(), stream.nextWord());
    }
  }

  /**
   * Pearson's chi-squared test with 64 equally probable cells; the 1e-6 quantile for 63 degrees of
   * freedom is 131.
   */
  @Test
  void numbersHaveTheirDistributions() {
    ReferenceRandom random = new ReferenceRandom(2018);
    assertTrue(chiSquared(() -> 1 - Math.exp(-random.nextExponential())) < 131);
    assertTrue(chiSquared(() -> normalProbability(random.nextNormal())) < 131);
    assertTrue(chiSquared(random::nextUniform) < 131);
  }

  private static double chiSquared(DoubleSupplier uniform) {
    int cells = 64;
    int draws = 1_000_000;
    int[] count = new int[cells];
    for (int k = 0; k < draws; k++) {
      count[(int) (uniform.getAsDouble() * cells)]++;
    }
    double expected = (double) draws / cells;
    double sum = 0;
    for (int found : count) {
      sum += (found - expected) * (found - expected) / expected;
    }
    return sum;
  }

  /**
   * The tails begin at 3.44 and 7.70 (Marsaglia and Tsang 2000) and have code of their own. Their
   * probabilities are 5.761e-4 and 4.541e-4, their mean distances from the start 0.2547 (inverse
   * Mills ratio) and 1.
   */
  @Test
  void tailsHaveTheirProbabilityAndMean() {
    ReferenceRandom random = new ReferenceRandom(16);
    assertTail(() -> Math.abs(random.nextNormal()), 3.442619855899, 5.761e-4, 0.2547);
    assertTail(random::nextExponential, 7.69711747013105, 4.541e-4, 1.0);
  }

  private static void assertTail(
      DoubleSupplier source, double start, double probability, double meanExcess) {
    int draws = 4_000_000;
    int found = 0;
    double excess = 0;
    for (int k = 0; k < draws; k++) {
      double x = source.getAsDouble();
      if (x > start) {
        found++;
        excess += x - start;
      }
    }
    double expected = probability * draws;
    assertEquals(expected, found, 5 * Math.sqrt(expected));
    // The excess of either tail has a standard deviation of at most its mean.
    assertEquals(meanExcess, excess / found, 5 * meanExcess / Math.sqrt(found));
  }

  /** Distribution function of the normal, by the series Φ(x) = 1/2 + φ(x)(x + x³/3 + x⁵/15 + …). */
  private static double normalProbability(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= x * x / (2 * n + 1);
      sum += term;
    }
    return Math.min(
        Math.nextDown(1.0), Math.max(0, 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI)));
  }
}
