/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The runs of a figure in which networks of several kinds learn the same pattern. */
final class PatternRuns {
  private final PatternSource source;
  private final PatternLearning.Protocol protocol;
  private final int seeds;
  private final Function<PatternLearning, PaperResult> work;
  private final List<PaperRun> runs = new ArrayList<>();

  /** For each kind that is added runs with the seeds from 1 to {@code seeds}. */
  PatternRuns(PatternSource source, PatternLearning.Protocol protocol, int seeds) {
    this(source, protocol, seeds, PatternLearning::run);
  }

  /** The same with work of one's own. */
  PatternRuns(
      PatternSource source,
      PatternLearning.Protocol protocol,
      int seeds,
      Function<PatternLearning, PaperResult> work) {
    this.source = source;
    this.protocol = protocol;
    this.seeds = seeds;
    this.work = work;
  }

  /** Adds a kind of network, whose parameters began as those of the pattern. */
  void add(String condition, Feedback feedback, SuperSpikeParameters.Builder builder) {
    for (int seed = 1; seed <= seeds; seed++) {
      SuperSpikeParameters parameters = builder.seed(seed).build();
      Map<String, Object> settings =
          new LinkedHashMap<>(PatternLearning.settings(parameters, feedback, protocol));
      settings.putAll(source.content());
      runs.add(
          new PaperRun(
              condition,
              seed,
              settings,
              () ->
                  work.apply(
                      new PatternLearning(
                          parameters,
                          feedback,
                          source.inputSpikes(),
                          source.targetSpikes(),
                          protocol))));
    }
  }

  /** All runs. */
  List<PaperRun> all() {
    return List.copyOf(runs);
  }
}
