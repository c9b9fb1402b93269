/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.TreeSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * Different pairs of neurons, drawn at random where there are more than wanted.
 *
 * @param first one neuron of each pair, not decreasing
 * @param second the other neuron of each pair
 */
record NeuronPairs(int[] first, int[] second) {

  /**
   * Draws {@code most} pairs, or all where there are no more. Pair k of all is (i, j) with j < i
   * and k = i (i - 1) / 2 + j; a sample without repetition is drawn by R. W. Floyd's algorithm (J.
   * Bentley, Programming pearls: a sample of brilliance, CACM 30, 1987).
   */
  static NeuronPairs among(int[] neurons, int most, long seed) {
    long all = neurons.length * (neurons.length - 1L) / 2;
    TreeSet<Long> chosen = new TreeSet<>();
    UniformRandomProvider random = random(seed);
    for (long k = Math.max(0, all - most); k < all; k++) {
      if (all <= most || !chosen.add(random.nextLong(k + 1))) {
        chosen.add(k);
      }
    }
    int[] first = new int[chosen.size()];
    int[] second = new int[chosen.size()];
    int n = 0;
    for (long k : chosen) {
      long i = (long) ((1 + Math.sqrt(1 + 8.0 * k)) / 2);
      while (i * (i - 1) / 2 > k) { // the root may be rounded up to the next integer
        i--;
      }
      first[n] = neurons[(int) i];
      second[n++] = neurons[(int) (k - i * (i - 1) / 2)];
    }
    return new NeuronPairs(first, second);
  }

  private static UniformRandomProvider random(long seed) {
    SplitMix64 words = new SplitMix64(seed);
    long[] state = {words.nextLong(), words.nextLong(), words.nextLong(), words.nextLong()};
    return new XoShiRo256PlusPlus(state);
  }

  int size() {
    return first.length;
  }
}
