/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import jauryn.io.SpikeFileWriter;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopDistancesTest {
  private static final double TAU = 0.01;
  private static final double DT = 1e-4;
  private static final int PERIOD = 1000;
  private static final int NEURONS = 3;
  private static final int LOOPS = 4;

  @TempDir private Path folder;

  private void run(String target, double seconds, int... stepsAndNeurons) throws IOException {
    Path file = Files.writeString(folder.resolve("t.ras"), target);
    Files.writeString(
        folder.resolve("run.json"),
        "{\"parameters\": {\"nout\": 3, \"grid\": 0.1, \"target\": \""
            + file
            + "\"}, \"modelSeconds\": "
            + seconds
            + "}");
    try (SpikeFileWriter spikes = SpikeFileWriter.create(folder.resolve("output.0.spk"))) {
      for (int k = 0; k < stepsAndNeurons.length; k += 2) {
        spikes.write(stepsAndNeurons[k], stepsAndNeurons[k + 1]);
      }
      spikes.complete();
    }
  }

  /** A silent loop, one that meets the target, one 5 ms late, and what is not a whole loop. */
  @Test
  void closedForms() throws IOException {
    run("0.02055 0\n0.05035 1\n", 0.36, 1205, 0, 1503, 1, 2255, 0, 2503, 1, 3100, 2);
    LoopDistances loops = LoopDistances.of(folder, TAU);
    assertEquals(0.1, loops.loopSeconds());
    assertEquals(3, loops.distances().length);
    double lone = Math.sqrt(0.5);
    assertEquals(2 * lone / NEURONS, loops.distances()[0], 1e-15);
    assertEquals(0, loops.distances()[1]);
    double late = Math.sqrt(1 - Math.exp(-0.5));
    assertEquals(late / NEURONS, loops.last(), 1e-15);
    assertEquals(lone / NEURONS, loops.meanUntil(0.2), 1e-15);
    assertEquals(2 * lone / NEURONS, loops.meanUntil(0.15), 1e-15);
    assertTrue(Double.isNaN(loops.meanUntil(0.09)));
  }

  /** The definition: both trains filtered on a grid of steps, squared difference summed. */
  @Test
  void equalsTheIntegralOfEachLoop() throws IOException {
    Random random = new Random(8);
    int[][] wanted = new int[NEURONS][PERIOD];
    StringBuilder target = new StringBuilder();
    for (int k = 0; k < 20; k++) {
      int step = random.nextInt(PERIOD);
      int neuron = random.nextInt(NEURONS);
      wanted[neuron][step]++;
      target.append((step + 0.5) * DT).append(' ').append(neuron).append('\n');
    }
    List<Integer> spikes = new ArrayList<>();
    double[] expected = new double[LOOPS];
    for (int loop = 0; loop < LOOPS; loop++) {
      int[][] output = new int[NEURONS][PERIOD];
      for (int step = 0; step < PERIOD; step++) {
        if (random.nextInt(60) == 0) {
          int neuron = random.nextInt(NEURONS);
          output[neuron][step]++;
          spikes.add(loop * PERIOD + step);
          spikes.add(neuron);
        }
      }
      for (int neuron = 0; neuron < NEURONS; neuron++) {
        expected[loop] += distance(output[neuron], wanted[neuron]) / NEURONS;
      }
    }
    run(
        target.toString(),
        LOOPS * PERIOD * DT,
        spikes.stream().mapToInt(Integer::intValue).toArray());
    double[] found = LoopDistances.of(folder, TAU).distances();
    assertEquals(LOOPS, found.length);
    for (int loop = 0; loop < LOOPS; loop++) {
      assertEquals(expected[loop], found[loop], 1e-6 * expected[loop]);
    }
  }

  private static double distance(int[] output, int[] target) {
    double decay = Math.exp(-DT / TAU);
    double trace = 0;
    double sum = 0;
    for (int step = 0; step < 3 * PERIOD; step++) {
      trace += step < PERIOD ? output[step] - target[step] : 0;
      // The square of an exponential, integrated over one step exactly.
      sum += trace * trace * (1 - decay * decay) / 2;
      trace *= decay;
    }
    return Math.sqrt(sum);
  }

  @Test
  void tellsWhenADistanceWasReached() {
    LoopDistances loops = new LoopDistances(new double[] {1, 0.2, 0.8, 0.5, 0.6, 0.1}, 0.5);
    assertEquals(1.0, loops.reached(0.5, 0));
    assertEquals(2.0, loops.reached(0.5, 1.0));
    assertEquals(3.0, loops.reached(0.3, 1.0));
    assertTrue(Double.isNaN(loops.reached(0.05, 0)));
  }

  @Test
  void aRunThatIsNotCompleteIsRefused() throws IOException {
    Files.writeString(folder.resolve("run.json"), "{\"parameters\": {}}");
    UserError error = assertThrows(UserError.class, () -> LoopDistances.of(folder, TAU));
    assertEquals(ExitCode.INPUT, error.exitCode());
  }
}
