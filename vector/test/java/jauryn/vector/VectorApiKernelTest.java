/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jauryn.math.AdjointRates;
import jauryn.math.LaneEvents;
import jauryn.math.ScalarKernel;
import jauryn.math.SurrogateReplay;
import jauryn.math.VectorKernel;
import java.util.Arrays;
import java.util.Random;
import java.util.ServiceLoader;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The loops in vectors give the bits of their definition. */
class VectorApiKernelTest {
  private static final int ROWS = 40;
  private static final int SOURCES = 6;
  private static final AdjointRates RATES =
      new AdjointRates(0.01f, 0.99f, 0.98f, 0.012f, 0.988f, 0.97f);
  private static final SurrogateReplay CONSTANTS =
      new SurrogateReplay(-0.06f, 0.98f, 1000f, -0.05f, -0.08f);

  private final VectorKernel vectors = new VectorApiKernel();
  private final int lanes = vectors.lanes();
  private final VectorKernel definition = new ScalarKernel(lanes);

  @Example
  void itIsFoundAsAService() {
    assertInstanceOf(
        VectorApiKernel.class, ServiceLoader.load(VectorKernel.class).findFirst().orElseThrow());
  }

  /** What a kernel leaves behind: all arrays it was given, and what it returned. */
  private interface Loop {
    int run(VectorKernel kernel, float[][] arrays);
  }

  private void assertSame(long seed, Loop loop, int... lengths) {
    assertSame(seed, definition, loop, lengths);
  }

  private void assertSame(long seed, VectorKernel definition, Loop loop, int... lengths) {
    float[][] expected = new float[lengths.length][];
    Random random = new Random(seed);
    for (int k = 0; k < lengths.length; k++) {
      expected[k] = new float[lengths[k]];
      for (int i = 0; i < lengths[k]; i++) {
        expected[k][i] = random.nextInt(8) == 0 ? 0f : (float) (0.05 * random.nextGaussian());
      }
    }
    float[][] actual = new float[lengths.length][];
    Arrays.setAll(actual, k -> expected[k].clone());
    assertEquals(loop.run(definition, expected), loop.run(vectors, actual));
    for (int k = 0; k < lengths.length; k++) {
      assertArrayEquals(expected[k], actual[k], "array " + k);
    }
  }

  private static LaneEvents events(long seed, boolean descending) {
    Random random = new Random(seed);
    LaneEvents events = new LaneEvents();
    for (int k = 0; k < ROWS; k++) {
      int row = descending ? ROWS - 1 - k : k;
      for (int n = random.nextInt(4) - 1; n > 0; n--) {
        float second = random.nextInt(3) == 0 ? random.nextFloat() : 0f;
        events.add(row, random.nextInt(SOURCES), random.nextFloat() - 0.5f, second);
      }
    }
    return events;
  }

  @Property(tries = 100)
  void membranes(@ForAll long seed, @ForAll @IntRange(max = 77) int padding) {
    int neurons = 5 + (int) Math.floorMod(seed, 70L);
    int[] found = new int[neurons];
    assertSame(
        seed,
        (kernel, a) -> {
          int n = kernel.integrateAndFind(-0.06f, a[0], 0.98f, a[1], a[2], neurons, 0.01f, found);
          return Arrays.hashCode(Arrays.copyOf(found, n));
        },
        neurons + padding,
        neurons + padding,
        neurons + padding);
    LaneEvents input = events(seed, false);
    assertSame(
        seed,
        (kernel, a) -> {
          int next = kernel.membranes(CONSTANTS, a[0], a[1], 0, 0, 20, a[2], input, 0);
          next = kernel.membranes(CONSTANTS, a[0], a[1], 0, 20, ROWS, a[2], input, next);
          kernel.surrogate(CONSTANTS, a[1], ROWS - 1);
          return next;
        },
        3 * lanes,
        ROWS * lanes,
        SOURCES * lanes);
  }

  @Property(tries = 100)
  void errors(@ForAll long seed) {
    LaneEvents errors = events(seed, false);
    assertSame(
        seed,
        (kernel, a) -> {
          int next =
              kernel.errors(
                  0.02f, 0.01f, a[0], a[1], a[2], 3, 3, ROWS, a[3], errors, first(errors));
          next +=
              kernel.averagedErrors(
                  0.02f, 0.01f, 1e-4f, 0.99f, a[0], a[6], 2, 2, ROWS, a[3], errors, 0);
          next += kernel.activity(0.99f, 0.03f, a[4], a[2], 0, 0, 20, errors, 0);
          kernel.quiet(0.05f, a[0], a[1]);
          kernel.cutOff(0.02f, 0.06f, a[1], a[5], a[0], a[2], ROWS - 3);
          return next;
        },
        4 * lanes,
        lanes,
        ROWS * lanes,
        SOURCES * lanes,
        2 * lanes,
        lanes,
        ROWS * lanes);
  }

  @Property(tries = 100)
  void counts(@ForAll long seed, @ForAll @IntRange(max = 5) int first) {
    LaneEvents spikes = events(seed, false);
    int length = vectors.countLanes();
    ScalarKernel wide = new ScalarKernel(lanes, length);
    assertSame(
        seed,
        wide,
        (kernel, a) -> {
          int next = kernel.counts(0.99f, a[0], first, 0, 17, spikes, 0);
          return kernel.counts(0.99f, a[0], first, 17, ROWS, spikes, next);
        },
        first + length);
  }

  @Property(tries = 100)
  void copies(@ForAll long seed, @ForAll @IntRange(max = 9) int first) {
    assertSame(
        seed,
        (kernel, a) -> {
          float[][] rows = {a[0], a[1], a[2]};
          kernel.gather(rows, first, a[3]);
          a[3][lanes] = 7f;
          kernel.scatter(a[3], rows, 2);
          return 0;
        },
        lanes + 9,
        lanes + 12,
        lanes + 9,
        3 * lanes);
  }

  private static int first(LaneEvents events) {
    int k = 0;
    while (k < events.size() && events.row(k) < 3) {
      k++;
    }
    return k;
  }

  @Property(tries = 100)
  void adjoints(@ForAll long seed, @ForAll @IntRange(min = 0, max = 9) int delay) {
    LaneEvents events = events(seed, true);
    assertSame(
        seed,
        (kernel, a) -> {
          int next =
              kernel.adjoint(RATES, a[0], a[1], 0, a[2], 0, delay, ROWS - 1, 11, a[3], events, 0);
          next = kernel.adjoint(RATES, a[0], a[1], 0, a[2], 0, delay, 10, 0, a[3], events, next);
          return next
              + kernel.givenAdjoint(
                  RATES, a[4], a[1], a[2], 0, delay, ROWS - 1, 0, a[3], events, 0);
        },
        4 * lanes,
        (ROWS + 10) * lanes,
        ROWS * lanes,
        SOURCES * lanes,
        2 * lanes);
  }
}
