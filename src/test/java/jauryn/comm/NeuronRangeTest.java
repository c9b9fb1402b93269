/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NeuronRangeTest {

  /** The shares of all ranks follow one another without gap or overlap, and are fair. */
  @Property
  void sharesCoverTheGroupInOrder(
      @ForAll @IntRange(max = 100_000) int size, @ForAll @IntRange(min = 1, max = 300) int ranks) {
    int end = 0;
    for (int rank = 0; rank < ranks; rank++) {
      NeuronRange share = NeuronRange.of(size, rank, ranks);
      assertEquals(end, share.begin());
      assertEquals(size, share.size());
      assertEquals(share.end() - share.begin(), share.length());
      assertTrue(Math.abs(share.length() - (double) size / ranks) < 1);
      end = share.end();
    }
    assertEquals(size, end);
  }

  @Property
  void aNeuronBelongsToOneRank(
      @ForAll @IntRange(min = 1, max = 2_000_000_000) int size,
      @ForAll @IntRange(min = 1, max = 50) int ranks,
      @ForAll @IntRange(max = 1_999_999_999) int number) {
    int neuron = number % size;
    int owners = 0;
    for (int rank = 0; rank < ranks; rank++) {
      owners += NeuronRange.of(size, rank, ranks).contains(neuron) ? 1 : 0;
    }
    assertEquals(1, owners);
  }

  @Test
  void refusesRangesBeyondTheGroup() {
    assertThrows(IllegalArgumentException.class, () -> new NeuronRange(5, 0, 6));
    assertThrows(IllegalArgumentException.class, () -> new NeuronRange(5, -1, 3));
    assertThrows(IllegalArgumentException.class, () -> new NeuronRange(5, 3, 2));
    assertThrows(IllegalArgumentException.class, () -> new NeuronRange(-1, 0, -1));
  }
}
