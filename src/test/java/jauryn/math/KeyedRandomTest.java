/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyedRandomTest {

  /** The first outputs of SplitMix64 from 1234567, as its authors' reference code gives them. */
  @Test
  void wordsAreThePublishedOnes() {
    KeyedRandom random = KeyedRandom.from(1234567);
    long[] published = {
      6457827717110365317L, 3203168211198807973L, -8629252141511181193L, 4593380528125082431L
    };
    for (long value : published) {
      assertEquals((int) (value >>> 32), random.nextWord());
    }
  }

  /** FNV-1a of "foobar", from the page of its authors. */
  @Test
  void namesAreHashedAsPublished() {
    assertEquals(0x85944171f73967e8L, KeyedRandom.part("foobar"));
  }

  @Test
  void aKeyNamesItsStream() {
    assertEquals(KeyedRandom.of(1, 2).nextWord(), KeyedRandom.of(1, 2).nextWord());
    assertNotEquals(KeyedRandom.of(1, 2).state(), KeyedRandom.of(2, 1).state());
    assertNotEquals(KeyedRandom.of(1).state(), KeyedRandom.of(1, 0).state());
    Set<Long> states = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      for (int k = 0; k < 300; k++) {
        states.add(KeyedRandom.of(1, i, k).state());
      }
    }
    assertEquals(90_000, states.size());
  }

  /** First numbers of streams with neighbouring keys are independent: moments and correlation. */
  @Test
  void neighboursHaveNothingInCommon() {
    int n = 200_000;
    double sum = 0;
    double squares = 0;
    double products = 0;
    double exponentials = 0;
    double before = 0;
    for (int k = 0; k < n; k++) {
      KeyedRandom random = KeyedRandom.of(3, k);
      double x = random.nextNormal();
      sum += x;
      squares += x * x;
      products += x * before;
      before = x;
      exponentials += random.nextExponential();
    }
    assertEquals(0, sum / n, 5 / Math.sqrt(n));
    assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
    assertEquals(0, products / n, 5 / Math.sqrt(n));
    assertEquals(1, exponentials / n, 5 / Math.sqrt(n));
  }
}
