/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TrainDistanceTest {
  private static final double DT = 1e-4;
  private static final double A = SpikeStatistics.ERROR_DECAY;
  private static final double B = SpikeStatistics.ERROR_RISE;

  /** Lone spike 1/2; two of different trains 1 - exp(-d / tau); in one train 1 + exp(-d / tau). */
  @Example
  void closedFormsOfVanRossum() {
    double tau = 0.012;
    assertEquals(0.5, vanRossum(tau, new int[] {7}, new int[0]));
    assertEquals(0.5, vanRossum(tau, new int[0], new int[] {7}));
    for (int apart : new int[] {0, 1, 30, 4095, 4096, 100_000}) {
      double overlap = Math.exp(-apart * DT / tau);
      int[] one = {50};
      int[] other = {50 + apart};
      assertEquals(1 - overlap, vanRossum(tau, one, other), 1e-14);
      assertEquals(1 - overlap, vanRossum(tau, other, one), 1e-14);
      assertEquals(1 + overlap, vanRossum(tau, new int[] {50, 50 + apart}, new int[0]), 1e-14);
    }
  }

  /** Without overlap a lone spike counts (dt / (a b))^2 = 4, overlap is 2 exp(-d/a) - exp(-d/b). */
  @Example
  void closedFormsOfSuperSpike() {
    assertEquals(4, superSpike(new int[] {7}, new int[0]), 1e-12);
    for (int apart : new int[] {0, 1, 30, 5000}) {
      double overlap = 2 * Math.exp(-apart * DT / A) - Math.exp(-apart * DT / B);
      assertEquals(8 - 8 * overlap, superSpike(new int[] {9}, new int[] {9 + apart}), 1e-12);
    }
  }

  /** The definition: filter both trains and integrate, here with Simpson's rule piece by piece. */
  @Property(tries = 100)
  void equalsTheIntegral(
      @ForAll @Size(max = 12) List<@IntRange(max = 400) Integer> output,
      @ForAll @Size(max = 12) List<@IntRange(max = 400) Integer> target) {
    int[] out = output.stream().mapToInt(Integer::intValue).sorted().toArray();
    int[] wanted = target.stream().mapToInt(Integer::intValue).sorted().toArray();
    double tau = 0.008;
    double exponential = integral(out, wanted, t -> Math.exp(-t / tau)) / tau;
    assertEquals(exponential, vanRossum(tau, out, wanted), 1e-6 * (1 + exponential));
    double energy = (A - B) * (A - B) / (2 * (A + B));
    double peaked = integral(out, wanted, t -> Math.exp(-t / A) - Math.exp(-t / B)) / energy * 4;
    assertEquals(peaked, superSpike(out, wanted), 1e-6 * (1 + peaked));
  }

  @Property(tries = 100)
  void equalTrainsAreAtNoDistance(@ForAll @Size(max = 50) List<@IntRange Integer> steps) {
    int[] train = steps.stream().mapToInt(Integer::intValue).sorted().toArray();
    assertEquals(0.0, vanRossum(0.01, train, train));
    assertEquals(0.0, superSpike(train, train));
  }

  private interface Kernel {
    double at(double seconds);
  }

  /** Integral of the squared difference of the filtered trains over [0, 0.2 s]. */
  private static double integral(int[] out, int[] wanted, Kernel kernel) {
    double sum = 0;
    for (int step = 0; step < 2000; step++) {
      // Jumps are at steps: inside [step, step + 1) everything is smooth.
      double left = square(out, wanted, kernel, step, step * DT);
      double middle = square(out, wanted, kernel, step, (step + 0.5) * DT);
      double right = square(out, wanted, kernel, step, (step + 1) * DT);
      sum += (left + 4 * middle + right) / 6 * DT;
    }
    return sum;
  }

  private static double square(int[] out, int[] wanted, Kernel kernel, int step, double time) {
    double difference = 0;
    for (int spike : out) {
      difference += spike <= step ? kernel.at(time - spike * DT) : 0;
    }
    for (int spike : wanted) {
      difference -= spike <= step ? kernel.at(time - spike * DT) : 0;
    }
    return difference * difference;
  }

  private static double vanRossum(double tau, int[] out, int[] wanted) {
    return squared(TrainDistance.vanRossum(2, tau, 1 / DT), out, wanted);
  }

  private static double superSpike(int[] out, int[] wanted) {
    return squared(TrainDistance.superSpike(2, A, B, 1 / DT), out, wanted);
  }

  private static double squared(TrainDistance distance, int[] out, int[] wanted) {
    int next = 0;
    for (int step : out) {
      while (next < wanted.length && wanted[next] < step) {
        distance.spike(wanted[next++], 1, -1);
      }
      distance.spike(step, 1, 1);
    }
    while (next < wanted.length) {
      distance.spike(wanted[next++], 1, -1);
    }
    assertEquals(0.0, distance.squared(0), "the other neuron");
    return distance.squared(1);
  }
}
