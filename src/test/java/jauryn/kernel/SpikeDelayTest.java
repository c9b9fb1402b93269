/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpikeDelayTest {

  /** Against a list that never forgets, with bursts that outgrow any initial capacity. */
  @Property(tries = 100)
  void spikesArriveOnceTheDelayHasPassed(
      @ForAll @IntRange(min = 8, max = 100) int delay, @ForAll long seed) {
    Random random = new Random(seed);
    SpikeDelay line = new SpikeDelay(delay);
    assertEquals(delay, line.delay());
    List<List<Integer>> history = new ArrayList<>();
    for (int step = 0; step < 4 * delay + 40; step++) {
      line.emitted(step).clear();
      List<Integer> spikes = new ArrayList<>();
      int count = random.nextInt(4) == 0 ? random.nextInt(100) : 0;
      for (int k = 0; k < count; k++) {
        int neuron = random.nextInt();
        spikes.add(neuron);
        line.emitted(step).add(neuron);
      }
      history.add(spikes);
      assertEquals(spikes, contents(line.emitted(step)));
      List<Integer> expected = step < delay ? List.of() : history.get(step - delay);
      assertEquals(expected, contents(line.arriving(step)));
    }
  }

  private static List<Integer> contents(SpikeList spikes) {
    List<Integer> neurons = new ArrayList<>();
    for (int k = 0; k < spikes.size(); k++) {
      neurons.add(spikes.neuron(k));
    }
    return neurons;
  }

  /** Spikes are exchanged every 8 steps, so no axon may be faster. */
  @Test
  void refusesDelaysBelowTheMinimum() {
    assertThrows(IllegalArgumentException.class, () -> new SpikeDelay(7));
    assertEquals(8, new SpikeDelay(8).delay());
  }
}
