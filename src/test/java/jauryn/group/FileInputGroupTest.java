/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.comm.NeuronRange;
import jauryn.kernel.Simulation;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FileInputGroupTest {
  private static final int NEURONS = 50;

  /** Steps of a list of spikes in ascending order, of any length but zero. */
  @Provide
  Arbitrary<List<Integer>> spikeSteps() {
    return Arbitraries.integers()
        .between(0, 300)
        .list()
        .ofMinSize(1)
        .ofMaxSize(NEURONS)
        .map(steps -> steps.stream().sorted().toList());
  }

  private static FileInputGroup looped(List<Integer> steps, double grid) {
    return new FileInputGroup("input", NeuronRange.whole(NEURONS), longs(steps), ids(steps), grid);
  }

  private static long[] longs(List<Integer> steps) {
    return steps.stream().mapToLong(Integer::longValue).toArray();
  }

  /** Spike k belongs to neuron k, so that the order is visible. */
  private static int[] ids(List<Integer> steps) {
    int[] ids = new int[steps.size()];
    for (int k = 0; k < ids.length; k++) {
      ids[k] = k;
    }
    return ids;
  }

  private static List<String> run(FileInputGroup group, int duration) {
    Simulation simulation = new Simulation();
    simulation.add(group);
    List<String> spikes = new ArrayList<>();
    for (int step = 0; step < duration; step++) {
      simulation.advance(1);
      for (int k = 0; k < group.emitted(step).size(); k++) {
        spikes.add(step + " " + group.emitted(step).neuron(k));
      }
    }
    return spikes;
  }

  private static List<String> periodic(List<Integer> steps, int period, int duration) {
    List<String> spikes = new ArrayList<>();
    for (int start = 0; start < duration; start += period) {
      for (int k = 0; k < steps.size(); k++) {
        if (start + steps.get(k) < duration) {
          spikes.add(start + steps.get(k) + " " + k);
        }
      }
    }
    return spikes;
  }

  /**
   * The loop restarts at the first multiple of the grid after the last spike e, so its period is
   * (floor(e/grid) + 1)·grid, also where e is a multiple.
   */
  @Property(tries = 300)
  void loopsFromGridToGrid(
      @ForAll("spikeSteps") List<Integer> steps, @ForAll @IntRange(min = 2, max = 400) int grid) {
    int last = steps.get(steps.size() - 1);
    int period = (last / grid + 1) * grid;
    int duration = 4 * period + 7;
    double seconds = (grid + 0.5) * 1e-4;
    assertEquals(periodic(steps, period, duration), run(looped(steps, seconds), duration));
  }

  /** A grid of one step (or less) never restarts: the restart always is the step it is set in. */
  @Property(tries = 50)
  void aGridOfOneStepNeverRestarts(@ForAll("spikeSteps") List<Integer> steps) {
    for (double grid : new double[] {0, 0.5e-4, 1.5e-4}) {
      assertEquals(periodic(steps, 1000, 1000), run(looped(steps, grid), 1000));
    }
  }

  @Property(tries = 50)
  void playsOnceWithoutLoop(@ForAll("spikeSteps") List<Integer> steps) {
    FileInputGroup group =
        new FileInputGroup("input", NeuronRange.whole(NEURONS), longs(steps), ids(steps));
    assertEquals(periodic(steps, 2000, 2000), run(group, 2000));
  }

  /** Grid 1.89 s in single precision is 18899 steps. */
  @Test
  void gridOfTheOxfordThemeLosesAStep() {
    List<String> spikes = run(looped(List.of(0, 18_888), 1.89f), 40_000);
    assertEquals(List.of("0 0", "18888 1", "18899 0", "37787 1", "37798 0"), spikes);
  }

  @Test
  void anEmptyListIsSilent() {
    assertEquals(List.of(), run(looped(List.of(), 0.01), 500));
  }
}
