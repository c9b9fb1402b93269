/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.io.RasFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LoopedTargetTest {
  @Example
  void periodIsThatOfTheOriginal() {
    // Measured with the original: 18899 steps for a grid of 1.89 s; a file longer than the grid is
    // repeated at the first multiple after its last event, also when that event is on a multiple.
    assertEquals(18899, LoopedTarget.of(events(18896), 1.89f).period());
    assertEquals(2 * 18899, LoopedTarget.of(events(18899), 1.89f).period());
    assertEquals(2 * 18899, LoopedTarget.of(events(20000), 1.89f).period());
  }

  @Property(tries = 200)
  void repeatsEveryPeriod(
      @ForAll @Size(max = 20) List<@IntRange(max = 99) Integer> steps,
      @ForAll @IntRange(max = 500) int from,
      @ForAll @IntRange(max = 500) int length) {
    long[] sorted = steps.stream().mapToLong(Integer::longValue).sorted().toArray();
    LoopedTarget target = new LoopedTarget(events(sorted), 100);
    List<Long> expected = new ArrayList<>();
    for (long step = from; step < from + length; step++) {
      for (long event : sorted) {
        if (step % 100 == event) {
          expected.add(step);
        }
      }
    }
    List<Long> seen = new ArrayList<>();
    target.forEach(from, from + length, (step, neuron) -> seen.add(step));
    assertEquals(expected, seen);
  }

  private static RasFile events(long... steps) {
    return new RasFile(Path.of("test.ras"), steps, new int[steps.length], 0);
  }
}
