/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The production runs of both programs against what the original wrote: the beginning always, all
 * that is known of the original with {@code make test-fidelity}.
 */
class ProductionFidelityTest {
  private static final double BURN_IN = 20;

  /** Weights rest during the burn-in, so both implementations of the rule give the same spikes. */
  @ParameterizedTest
  @EnumSource
  void burnInOfTheEventRuleHasTheSpikesOfTheOriginal(Feedback feedback, @TempDir Path dir) {
    run(Original.production(feedback, dir, "--blocks", "0", "--fast"), feedback, new Silent());
    for (Original.Prefix prefix : Original.prefixes(feedback)) {
      if (prefix.seconds() <= BURN_IN) {
        Original.assertPrefix(prefix, dir.resolve(prefix.file()));
      }
    }
  }

  /**
   * Burn-in, the statistics after it, and the first 8 s (16 updates of all weights) of learning.
   */
  @ParameterizedTest
  @EnumSource
  void denseRunBeginsAsTheOriginal(Feedback feedback, @TempDir Path dir) {
    double end = 28;
    StopAt stop = new StopAt(end);
    try {
      run(
          Original.production(feedback, dir, "--blocks", "1", "--fast", "--plasticity", "dense"),
          feedback,
          stop);
    } catch (StopAt.Stopped expected) {
      assertTrue(stop.reached());
    }
    Path statistics = dir.resolve(feedback.simulation() + ".0.stats.part");
    assertEquals(Original.statistics(feedback).subList(0, 1), Original.lines(statistics));
    int compared = 0;
    for (Original.Prefix prefix : Original.prefixes(feedback)) {
      if (prefix.seconds() <= end) {
        Original.assertPrefix(prefix, dir.resolve(prefix.file() + ".part"));
        compared++;
      }
    }
    assertEquals(6, compared);
  }

  /** The whole run of 1022 s. */
  @Test
  @Tag("fidelity")
  void symmetricRunIsTheOriginal(@TempDir Path dir) {
    Feedback feedback = Feedback.SYMMETRIC;
    String blocks = Integer.toString(Original.statistics(feedback).size());
    run(
        Original.production(feedback, dir, "--blocks", blocks, "--plasticity", "dense"),
        feedback,
        new Silent());
    assertKnown(feedback, dir);
    assertEquals(
        Original.lines(Original.oxford("symfb-hidden.0.prate")),
        Original.lines(dir.resolve("hidden.0.prate")));
  }

  /** As many blocks as there are statistics of the original, spikes to 600 s. */
  @Test
  @Tag("fidelity")
  void randomFeedbackRunIsTheOriginal(@TempDir Path dir) {
    Feedback feedback = Feedback.RANDOM;
    String blocks = Integer.toString(Original.statistics(feedback).size());
    run(
        Original.production(feedback, dir, "--blocks", blocks, "--fast", "--plasticity", "dense"),
        feedback,
        new Silent());
    assertKnown(feedback, dir);
  }

  private static void assertKnown(Feedback feedback, Path dir) {
    List<String> statistics = Original.lines(dir.resolve(feedback.simulation() + ".0.stats"));
    assertEquals(Original.statistics(feedback), statistics);
    for (Original.Prefix prefix : Original.prefixes(feedback)) {
      Original.assertPrefix(prefix, dir.resolve(prefix.file()));
    }
    for (Original.Whole whole : Original.wholes(feedback)) {
      assertEquals(whole.sha256(), Original.sha256(dir.resolve(whole.file())), whole.file());
    }
  }

  private static RunSummary run(
      SuperSpikeParameters parameters, Feedback feedback, RunListener listener) {
    try (SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, feedback)) {
      return experiment.run(listener);
    }
  }
}
