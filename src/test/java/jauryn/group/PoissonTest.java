/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.NeuronRange;
import jauryn.kernel.Simulation;
import jauryn.math.ReferenceRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {
  private static final int UNITS = 50;
  private static final double DT = 1e-4;

  /** Rate, equality of units and the variance of counts, each within five standard deviations. */
  @ParameterizedTest
  @ValueSource(doubles = {2, 20, 300})
  void countsArePoisson(double rate) {
    PoissonProcess process = new PoissonProcess(UNITS, rate, new ReferenceRandom(4));
    int windows = 400;
    int stepsPerWindow = 250;
    int[] perUnit = new int[UNITS];
    int total = 0;
    double squares = 0;
    double mean = rate * DT * stepsPerWindow * UNITS;
    for (int window = 0; window < windows; window++) {
      int[] inWindow = new int[1];
      for (int step = 0; step < stepsPerWindow; step++) {
        int[] before = {-1};
        process.advance(
            unit -> {
              assertTrue(unit > before[0] && unit < UNITS, "units ascend");
              before[0] = unit;
              perUnit[unit]++;
              inWindow[0]++;
            });
      }
      total += inWindow[0];
      squares += (inWindow[0] - mean) * (inWindow[0] - mean);
    }
    double expected = mean * windows;
    assertEquals(expected, total, 5 * Math.sqrt(expected));
    for (int count : perUnit) {
      assertEquals(expected / UNITS, count, 5 * Math.sqrt(expected / UNITS) + 1);
    }
    // A unit fires at most once a step, which takes rate·dt off the variance.
    double variance = mean * (1 - rate * DT);
    double limit = 5 * variance * Math.sqrt(2.0 / windows + 1 / (mean * windows));
    assertEquals(variance, squares / windows, limit);
  }

  /** Gaps are the next exponential number, rounded, of the reference's hazard 1/(1/rate − dt). */
  @Test
  void gapsAreTheRoundedExponentialNumbers() {
    double rate = 20;
    PoissonProcess process = new PoissonProcess(UNITS, rate, new ReferenceRandom(9));
    ReferenceRandom numbers = new ReferenceRandom(9);
    double mean = (1 / rate - DT) / DT;
    long next = Math.round(numbers.nextExponential() * mean);
    List<Long> expected = new ArrayList<>();
    while (expected.size() < 1000) {
      expected.add(next);
      next += 1 + Math.round(numbers.nextExponential() * mean);
    }
    List<Long> found = new ArrayList<>();
    for (long step = 0; found.size() < 1000; step++) {
      long first = step * UNITS;
      process.advance(unit -> found.add(first + unit));
    }
    assertEquals(expected, found.subList(0, 1000));
  }

  /** Injected spikes follow the host's own in the same step, and are delayed with them. */
  @Test
  void injectorAddsToTheSpikesOfItsHost() {
    Simulation simulation = new Simulation();
    long[] steps = {0, 1, 2, 3, 4};
    FileInputGroup host =
        simulation.add(
            new FileInputGroup("host", NeuronRange.whole(UNITS), steps, new int[] {9, 9, 9, 9, 9}));
    simulation.add(new PoissonSpikeInjector(host, 500, new ReferenceRandom(5)));
    PoissonProcess noise = new PoissonProcess(UNITS, 500, new ReferenceRandom(5));
    List<List<Integer>> emitted = new ArrayList<>();
    for (int step = 0; step < 60; step++) {
      simulation.advance(1);
      List<Integer> expected = new ArrayList<>();
      if (step < 5) {
        expected.add(9);
      }
      noise.advance(expected::add);
      emitted.add(expected);
      assertSpikes(expected, host, step, true);
      assertSpikes(step < 8 ? List.of() : emitted.get(step - 8), host, step, false);
    }
  }

  private static void assertSpikes(
      List<Integer> expected, FileInputGroup host, int step, boolean emission) {
    List<Integer> found = new ArrayList<>();
    var spikes = emission ? host.emitted(step) : host.arriving(step);
    for (int k = 0; k < spikes.size(); k++) {
      found.add(spikes.neuron(k));
    }
    assertEquals(expected, found);
  }

  @Test
  void refusesRatesThatAreNotPositive() {
    for (double rate : new double[] {0, -1, Double.NaN}) {
      ReferenceRandom random = new ReferenceRandom(1);
      assertThrows(IllegalArgumentException.class, () -> new PoissonProcess(1, rate, random));
    }
  }
}
