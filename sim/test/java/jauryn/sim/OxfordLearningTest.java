/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Learning with the event-driven rule, the default, on the Oxford task. */
class OxfordLearningTest {
  /** The first blocks of both production runs: the error falls as the original's does. */
  @ParameterizedTest
  @EnumSource
  void errorOfTheFirstBlocksIsThatOfTheOriginal(Feedback feedback, @TempDir Path dir) {
    double[] expected = Original.learningCurve(feedback);
    RunSummary summary = run(Original.production(feedback, dir, "--blocks", "3"), feedback);
    double tolerance = feedback == Feedback.SYMMETRIC ? 0.05 : 0.08;
    double[] found = curve(summary);
    assertEquals(4, found.length);
    // Nothing has been learned at first, and the spikes are the same.
    assertEquals(expected[0], found[0], 1e-3);
    for (int block = 1; block <= 3; block++) {
      double limit = tolerance * expected[block];
      assertEquals(expected[block], found[block], limit, "after block " + block);
    }
  }

  /** Five seeds, the whole run: the median is within 10 % of the original's error all the way. */
  @ParameterizedTest
  @EnumSource
  @Tag("fidelity")
  void medianCurveIsThatOfTheOriginal(Feedback feedback, @TempDir Path dir) {
    double[] expected = Original.learningCurve(feedback);
    int[] seeds = {121, 1, 2, 3, 4};
    double[][] curves = new double[seeds.length][];
    for (int k = 0; k < seeds.length; k++) {
      String blocks = Integer.toString(expected.length);
      String seed = Integer.toString(seeds[k]);
      curves[k] =
          curve(
              run(
                  Original.production(feedback, dir, "--blocks", blocks, "--seed", seed, "--fast"),
                  feedback));
    }
    List<String> deviating = new ArrayList<>();
    for (int block = 0; block < expected.length; block++) {
      int at = block;
      double[] errors = Arrays.stream(curves).mapToDouble(curve -> curve[at]).sorted().toArray();
      double median = errors[errors.length / 2];
      if (Math.abs(median - expected[block]) > 0.1 * expected[block]) {
        deviating.add(
            "block "
                + block
                + ": "
                + median
                + " of "
                + Arrays.toString(errors)
                + ", original "
                + expected[block]);
      }
    }
    assertTrue(deviating.isEmpty(), () -> String.join("\n", deviating));
  }

  /** Errors before each block and at the end. */
  private static double[] curve(RunSummary summary) {
    double[] curve = new double[summary.blocks().size() + 1];
    for (BlockResult block : summary.blocks()) {
      curve[block.block()] = block.meanSquareError();
    }
    curve[summary.blocks().size()] = summary.finalMeanSquareError();
    return curve;
  }

  private static RunSummary run(SuperSpikeParameters parameters, Feedback feedback) {
    try (SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, feedback)) {
      return experiment.run(new Silent());
    }
  }
}
