/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.RasFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SpikeStatisticsTest {

  /** Values of numpy.quantile and of R's quantile. */
  @Example
  void quantilesAreThoseOfNumpy() {
    double[] values = {1, 2, 4, 8};
    assertEquals(1, Quantiles.of(values, 0));
    assertEquals(1.15, Quantiles.of(values, 0.05), 1e-15);
    assertEquals(1.75, Quantiles.of(values, 0.25));
    assertEquals(3, Quantiles.of(values, 0.5));
    assertEquals(5, Quantiles.of(values, 0.75));
    assertEquals(8, Quantiles.of(values, 1));
    assertEquals(7, Quantiles.of(new double[] {7}, 0.3));
    assertTrue(Double.isNaN(Quantiles.of(new double[0], 0.5)));
  }

  @Example
  void regularTrainsHaveNoVariability() {
    IntervalVariability intervals = new IntervalVariability(3);
    for (int k = 0; k < 1000; k++) {
      intervals.spike(17L * k + 3, 1);
    }
    intervals.spike(1, 2);
    intervals.spike(5, 2);
    assertEquals(0.0, intervals.of(1));
    assertTrue(Double.isNaN(intervals.of(0)) && Double.isNaN(intervals.of(2)), "too few");
    intervals.spike(13, 2); // intervals 4 and 8: mean 6, deviation 2
    assertEquals(1 / 3.0, intervals.of(2), 1e-15);
  }

  @Property(tries = 200)
  void variabilityEqualsTheDefinition(
      @ForAll @Size(min = 3, max = 60) List<@IntRange(max = 100_000) Integer> steps) {
    long[] sorted = steps.stream().mapToLong(Integer::longValue).sorted().toArray();
    IntervalVariability intervals = new IntervalVariability(1);
    Arrays.stream(sorted).forEach(step -> intervals.spike(step, 0));
    int n = sorted.length - 1;
    double mean = (sorted[n] - sorted[0]) / (double) n;
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += Math.pow(sorted[k + 1] - sorted[k] - mean, 2);
    }
    assertEquals(Math.sqrt(sum / n) / mean, intervals.of(0), 1e-10);
  }

  @Property(tries = 200)
  void cursorSeesWhatTheLoopedTargetHolds(
      @ForAll @Size(max = 20) List<@IntRange(max = 99) Integer> steps,
      @ForAll @IntRange(max = 500) int from,
      @ForAll @IntRange(max = 500) int length) {
    long[] sorted = steps.stream().mapToLong(Integer::longValue).sorted().toArray();
    RasFile events = new RasFile(Path.of("test.ras"), sorted, new int[sorted.length], 0);
    LoopedTarget target = new LoopedTarget(events, 100);
    List<Long> expected = new ArrayList<>();
    target.forEach(from, from + length, (step, neuron) -> expected.add(step));
    List<Long> seen = new ArrayList<>();
    TargetCursor cursor = new TargetCursor(target, true, from, (step, neuron) -> seen.add(step));
    for (long end = from; end <= from + length; end += 7) {
      cursor.advance(end);
    }
    cursor.advance(from + length);
    assertEquals(expected, seen);
    List<Long> once = new ArrayList<>();
    new TargetCursor(target, false, from, (step, neuron) -> once.add(step)).advance(from + length);
    long last = from + length;
    assertArrayEquals(
        Arrays.stream(sorted).filter(step -> step >= from && step < last).toArray(),
        once.stream().mapToLong(Long::longValue).toArray());
  }
}
