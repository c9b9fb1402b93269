/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventTraceTest {

  /** Against the sum over all spikes, over many of the times at which the scale begins anew. */
  @Property(tries = 30)
  void valuesAreSumsOfExponentials(
      @ForAll @IntRange(min = 1, max = 200) int tauSteps, @ForAll long seed) {
    double tau = tauSteps * 1e-4;
    Random random = new Random(seed);
    EventTrace trace = new EventTrace(tau, 1);
    List<Long> spikes = new ArrayList<>();
    for (long step = 0; step < 6_000; step++) {
      trace.begin(step);
      if (step % 7 == 0) {
        double expected = 0;
        for (long spike : spikes) {
          expected += Math.exp((spike - step) * 1e-4 / tau);
        }
        double value = trace.factor(step) * trace.scaled()[0];
        assertEquals(expected, value, 2e-6 * expected + 1e-18);
      }
      if (random.nextDouble() < 0.02) {
        trace.scaled()[0] += trace.increment(step);
        spikes.add(step);
      }
    }
  }

  @Test
  void aValueSetHoldsInTheStepThatComesNext() {
    for (long step : new long[] {0, 1, 999, 1000, 1001, 5000}) {
      EventTrace trace = new EventTrace(10e-3, 3);
      trace.fill(7, step);
      trace.begin(step);
      assertEquals(7, trace.factor(step) * trace.scaled()[2], 1e-5);
    }
  }
}
