/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Poisson numbers of a fixed mean from one random word each, by the inverse of the cumulative
 * distribution: the number is how many of its values, in units of 2^-32, the word is not below.
 * Where to begin counting is looked up by the first eight bits of the word, which leaves little to
 * count.
 */
public final class PoissonTable {
  /** The longest table: the probability of more is far below 2^-32. */
  private static final int MOST = 256;

  private static final double WORDS = 0x1p32;
  private static final int BYTE = 24;

  /** Where counting begins, by the first byte. */
  private final int[] first = new int[256];

  /** P(N ≤ k)·2^32 for count k, rounded. */
  private final long[] limit = new long[MOST + 1];

  /** Numbers with this mean, at most 100. */
  public PoissonTable(double mean) {
    if (!(mean >= 0 && mean <= 100)) {
      throw new IllegalArgumentException("a Poisson table has a mean of 0 to 100, not " + mean);
    }
    double probability = Math.exp(-mean);
    double sum = 0;
    for (int k = 0; k < MOST; k++) {
      sum += probability;
      limit[k] = Math.round(Math.min(1, sum) * WORDS);
      probability *= mean / (k + 1);
    }
    limit[MOST] = Long.MAX_VALUE;
    for (int b = 0; b < first.length; b++) {
      first[b] = count(0, (long) b << BYTE);
    }
  }

  private int count(int from, long word) {
    int count = from;
    while (word >= limit[count]) {
      count++;
    }
    return count;
  }

  /** The number that belongs to a random word. */
  int number(int word) {
    return count(first[word >>> BYTE], word & 0xffffffffL);
  }

  /**
   * x[i] ← x[i] + weight·N with a Poisson number N for each i, from word {@code begin} + i of a
   * {@link KeyedRandom}.
   *
   * @param state of the random stream
   */
  public void add(long state, int begin, float weight, float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.fma(number(KeyedRandom.word(state, begin + i)), weight, x[i]);
    }
  }
}
