/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.NeuronRange;
import jauryn.group.AnswerTarget.Windows;
import jauryn.group.FileInputGroup;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.math.ReferenceRandom;
import jauryn.sim.SpikingXor.Timing;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stimuli and scores of the figures, against their definitions. */
final class SpikingXorTest {
  private static final int TRIALS = 60;
  private static final Timing TIMING = new Timing(0.2, 15e-3, 0.02, 0.05);

  /** The answer is the exclusive or of what can be seen in the input. */
  @Test
  void theAnswerIsTheExclusiveOrOfTwoSetsOfInputs() {
    SpikingXor task = new SpikingXor(TRIALS, TIMING, new ReferenceRandom(7));
    Windows windows = task.windows();
    Simulation simulation = new Simulation();
    SpikingGroup input = simulation.add(task.input(NeuronRange.whole(SpikingXor.INPUTS)));
    int[] offset = new int[SpikingXor.INPUTS];
    Arrays.fill(offset, -1);
    Set<String> patterns = new HashSet<>();
    long end = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      long pause = windows.from()[trial] - end;
      assertTrue(trial == 0 ? pause == 2000 : pause >= 200 && pause <= 500, "pause " + pause);
      assertEquals(250, windows.to()[trial] - windows.from()[trial]);
      int[] count = new int[3];
      for (; simulation.step() < windows.to()[trial]; ) {
        simulation.advance(1);
        long step = simulation.step() - 1;
        SpikeList spikes = input.emitted(step);
        for (int k = 0; k < spikes.size(); k++) {
          int neuron = spikes.neuron(k);
          int since = (int) (step - windows.from()[trial]);
          assertTrue(since >= 0 && since < 100, "a spike after " + since + " steps");
          assertTrue(offset[neuron] == -1 || offset[neuron] == since, "always at the same time");
          offset[neuron] = since;
          count[neuron < 34 ? 0 : neuron < 67 ? 1 : 2]++;
        }
      }
      end = windows.to()[trial];
      assertEquals(34, count[0]);
      assertTrue(count[1] % 33 == 0 && count[2] % 33 == 0, "all of a set or none");
      assertEquals((count[1] + count[2]) / 33 == 1 ? 1 : 0, windows.answer()[trial]);
      patterns.add(count[1] + " " + count[2]);
    }
    assertEquals(4, patterns.size());
    assertTrue(Arrays.stream(offset).distinct().count() > 50, "times are drawn, not the same");
  }

  private static FileInputGroup replay(long[] steps, int[] neurons) {
    return new FileInputGroup("output", NeuronRange.whole(2), steps, neurons);
  }

  /** Right: the neuron and no other, any number of times; a miss is silence of both. */
  @Test
  void answersAreCounted() {
    Windows windows =
        new Windows(
            new long[] {10, 30, 50, 70}, new long[] {20, 40, 60, 80}, new int[] {0, 1, 1, 0});
    Simulation simulation = new Simulation();
    long[] steps = {10, 19, 25, 31, 35, 75};
    FileInputGroup output = simulation.add(replay(steps, new int[] {0, 0, 1, 1, 0, 0}));
    AnswerScore score = simulation.add(new AnswerScore(output, windows));
    simulation.advance(40);
    assertEquals(new AnswerScore.Counts(1, 1, 0), score.take());
    simulation.advance(60);
    assertEquals(new AnswerScore.Counts(1, 0, 1), score.take());
  }

  /** A loop of 100 steps with a tolerance of 1 ms; the last spike of the first is 11 steps late. */
  @Test
  void loopsAreComparedSpikeBySpike() {
    SpikePattern target = new SpikePattern(new long[] {20, 50, 50}, new int[] {0, 0, 1});
    long[] steps = {10, 50, 61, 120, 140, 150, 220, 250, 250};
    int[] neurons = {0, 0, 1, 0, 0, 1, 0, 0, 1};
    Simulation simulation = new Simulation();
    FileInputGroup output = simulation.add(replay(steps, neurons));
    LoopScore score = simulation.add(new LoopScore(output, target, 0.01, 1e-3));
    simulation.advance(100);
    assertEquals(new LoopScore.Counts(1, 0, 1 / 3.0, 1 / 3.0), score.take());
    simulation.advance(200);
    assertEquals(new LoopScore.Counts(2, 2, 0, 0), score.take());
  }

  /** A state without the counts would be wrong, so there is none. */
  @Test
  void countsThatAreNotSavedRefuseToBe() {
    NeuronRates rates = new NeuronRates(replay(new long[0], new int[0]));
    assertThrows(UnsupportedOperationException.class, () -> rates.save(null));
    assertThrows(UnsupportedOperationException.class, () -> rates.load(null));
  }

  /** The targets of the benchmark suite's task lie at sixths of half a second, cut to ms. */
  @Test
  void targetsAreEquidistant() {
    SpikePattern target = SpikePattern.equidistant(5, 0.5);
    for (int k = 0; k < 5; k++) {
      assertEquals(5000 * (k + 1) / 6.0, target.steps()[k], 0.5);
    }
  }

  /** The mean of a Poisson pattern, within five standard deviations, and its order. */
  @Test
  void poissonPatternsHaveTheirRate() {
    SpikePattern pattern = SpikePattern.poisson(1000, 8, 2, new ReferenceRandom(3));
    assertEquals(16_000, pattern.steps().length, 5 * Math.sqrt(16_000));
    for (int k = 1; k < pattern.steps().length; k++) {
      assertTrue(pattern.steps()[k - 1] <= pattern.steps()[k]);
    }
    assertTrue(pattern.steps()[pattern.steps().length - 1] < 20_000);
  }
}
