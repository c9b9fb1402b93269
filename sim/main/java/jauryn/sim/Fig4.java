/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.connection.WeightMatrix;
import jauryn.sim.PaperVerdict.Finding;
import jauryn.sim.PaperVerdict.Outcome;
import jauryn.sim.PatternLearning.Protocol;
import jauryn.tools.Plot;
import jauryn.tools.PlotPanel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The task of figure 2 with a small hidden layer, and the three ways in which it gets its errors.
 */
final class Fig4 implements PaperFigure {
  private static final int MOST_HIDDEN = 8;

  /** The best rate of figure 2. */
  private static final double ETA = 1e-3;

  private static final double LEARNED = 250;
  private static final double EARLY = 40;

  private final List<PaperFeedback> kinds =
      List.of(PaperFeedback.RANDOM, PaperFeedback.SYMMETRIC, PaperFeedback.UNIFORM);
  private final int seeds;
  private final double seconds;

  Fig4(int seeds, double seconds) {
    this.seeds = seeds;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "fig4";
  }

  @Override
  public String title() {
    return "the same with a hidden layer of 4 or 8, three kinds of feedback";
  }

  @Override
  public String claim() {
    return "Hidden units and output start silent and learn the task whatever the feedback, without a"
        + " striking difference; the few complete failures are those where all random feedback"
        + " weights are negative.";
  }

  @Override
  public List<PaperRun> runs() {
    List<PaperRun> runs = new ArrayList<>();
    for (int nhidden : new int[] {4, MOST_HIDDEN}) {
      for (PaperFeedback kind : kinds) {
        for (int seed = 1; seed <= seeds; seed++) {
          runs.add(run(kind, nhidden, seed));
        }
      }
    }
    return runs;
  }

  private PaperRun run(PaperFeedback kind, int nhidden, int seed) {
    Protocol protocol = new Protocol(5, seconds, 5, List.of(), 5e-3);
    SuperSpikeParameters parameters =
        kind.in(Fig2.parameters()).layers(1).nhidden(nhidden).eta(ETA).seed(seed).build();
    Map<String, Object> settings =
        new LinkedHashMap<>(PatternLearning.settings(parameters, kind.program(), protocol));
    settings.put("inputHz", Fig2.RATE);
    settings.put("targetSpikes", Fig2.SPIKES);
    return new PaperRun(
        kind.word() + "-" + nhidden,
        seed,
        settings,
        () ->
            learn(
                new PatternLearning(
                    parameters, kind.program(), Fig2.input(seed), Fig2.target(), protocol),
                kind));
  }

  private static PaperResult learn(PatternLearning learning, PaperFeedback kind) {
    SuperSpikeNetwork network = learning.network();
    WeightMatrix up = network.outputConnection().matrix();
    double[] feedback = new double[MOST_HIDDEN];
    Arrays.fill(feedback, Double.NaN);
    for (int i = 0; i < up.rows(); i++) {
      switch (kind) {
        case SYMMETRIC -> feedback[i] = up.row(i)[0];
        case RANDOM -> feedback[i] = network.fixedFeedback().get(0).weights().row(0)[i];
        default -> feedback[i] = 1;
      }
    }
    PaperResult result = learning.run();
    Map<String, Double> numbers = new LinkedHashMap<>(result.numbers());
    double[] rates = learning.hiddenRatesAtEnd();
    for (int i = 0; i < MOST_HIDDEN; i++) {
      boolean there = i < up.rows();
      numbers.put("feedback" + i, feedback[i]);
      numbers.put("weight" + i, there ? up.row(i)[0] : Double.NaN);
      numbers.put("hiddenHz" + i, there ? rates[i] : Double.NaN);
    }
    return new PaperResult(numbers, result.curves());
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    List<PlotPanel> panels = new ArrayList<>();
    Map<String, Object> failures = new LinkedHashMap<>();
    List<String> exact = new ArrayList<>();
    int silent = 0;
    int all = 0;
    int learned = 0;
    for (String condition : results.conditions()) {
      panels.add(
          PaperPanels.errors(
                  results, condition, condition.replace("-", " feedback, ") + " hidden units")
              .with(LEARNED, ""));
      List<PaperResult> runs = results.of(condition);
      int good = (int) runs.stream().filter(PatternLearning::isExact).count();
      exact.add(
          condition
              + ": "
              + good
              + ", median error "
              + Numbers.rounded(results.spread(condition, "error").median()));
      learned += 2 * good > runs.size() ? 1 : 0;
      all += runs.size();
      for (int k = 0; k < runs.size(); k++) {
        PaperResult run = runs.get(k);
        silent += run.number("outputHzBefore") + run.number("hiddenHzBefore") == 0 ? 1 : 0;
        if (hasFailed(run)) {
          failures.put(condition + " seed " + (k + 1), startFeedback(run));
        }
      }
    }
    List<Finding> findings =
        List.of(
            new Finding(
                "hidden units and output start silent",
                Outcome.of(silent == all),
                silent + " of " + all + " runs without a spike before learning"),
            hiddenFire(results),
            new Finding(
                "learned by 250 s with all three kinds of feedback, without striking difference",
                Outcome.of(learned == results.conditions().size()),
                "of "
                    + seeds
                    + " runs each, with all five spikes within 5 ms and no other after "
                    + Numbers.brief(seconds)
                    + " s: "
                    + String.join("; ", exact)),
            failing(results, failures),
            signs(results));
    String caption =
        "Paper: " + claim() + " Measured: " + findings.get(3).measured() + " (dashed line: 250 s).";
    return new PaperVerdict(
        findings,
        new Plot("Figure 4: " + title(), panels, List.of(caption)),
        Map.of("feedbackWeightsOfFailedRuns", failures));
  }

  /** Some hidden units fire after 40 s. */
  private static Finding hiddenFire(PaperResults results) {
    int firing = 0;
    int all = 0;
    for (String condition : results.conditions()) {
      for (PaperResult run : results.of(condition)) {
        int row = PaperPanels.row(run.curve("seconds"), EARLY);
        firing += run.curve("hiddenHz")[row] > 0 ? 1 : 0;
        all++;
      }
    }
    return new Finding(
        "some hidden units fire after 40 s",
        Outcome.of(firing > 0.9 * all),
        "in " + firing + " of " + all + " runs");
  }

  /** A run in which nothing was learned: the output is as silent as it was. */
  private static boolean hasFailed(PaperResult run) {
    return run.number("testMissing") == 1 && run.number("outputHz") == 0;
  }

  /** The weights errors came back through when learning began; none with uniform feedback. */
  private static List<Double> startFeedback(PaperResult run) {
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < MOST_HIDDEN; i++) {
      double weight = run.number("feedback" + i);
      if (Double.isFinite(weight)) {
        weights.add(weight);
      }
    }
    return weights;
  }

  private static boolean allNegative(PaperResult run) {
    List<Double> weights = startFeedback(run);
    return !weights.isEmpty() && weights.stream().allMatch(weight -> weight < 0);
  }

  private static Finding failing(PaperResults results, Map<String, Object> failures) {
    int failed = 0;
    int negative = 0;
    int both = 0;
    for (String condition : results.conditions()) {
      for (PaperResult run : results.of(condition)) {
        failed += hasFailed(run) ? 1 : 0;
        negative += allNegative(run) ? 1 : 0;
        both += hasFailed(run) && allNegative(run) ? 1 : 0;
      }
    }
    return new Finding(
        "complete failures are the runs in which all feedback weights are negative",
        failed == both ? Outcome.of(negative == both) : Outcome.NOT_CONFIRMED,
        failed
            + " runs fail completely ("
            + String.join(", ", failures.keySet())
            + "), "
            + both
            + " of them with only negative feedback weights at the start, which "
            + negative
            + " runs have");
  }

  /** Which role hidden units take: that of the sign of the random weight of their error. */
  private static Finding signs(PaperResults results) {
    int positive = 0;
    int excitatory = 0;
    int negative = 0;
    int other = 0;
    for (String condition : results.conditions()) {
      for (PaperResult run : results.of(condition)) {
        for (int i = 0; condition.startsWith("random") && i < MOST_HIDDEN; i++) {
          double weight = run.number("weight" + i);
          boolean fires = run.number("hiddenHz" + i) > 1;
          if (run.number("feedback" + i) > 0) {
            positive++;
            excitatory += weight > 0 && fires ? 1 : 0;
          } else if (run.number("feedback" + i) < 0) {
            negative++;
            other += weight < 0 || !fires ? 1 : 0;
          }
        }
      }
    }
    return new Finding(
        "hidden units with positive random feedback end up excitatory, others inhibitory or nearly"
            + " silent",
        excitatory > 0.75 * positive && other > 0.75 * negative
            ? Outcome.CONFIRMED
            : Outcome.PARTLY,
        excitatory
            + " of "
            + positive
            + " with positive feedback excite, "
            + other
            + " of "
            + negative
            + " with negative feedback inhibit or fire below 1 Hz");
  }
}
