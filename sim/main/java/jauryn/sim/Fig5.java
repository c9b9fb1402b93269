/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.SimulationTime;
import jauryn.math.ReferenceRandom;
import jauryn.sim.PaperVerdict.Finding;
import jauryn.sim.PaperVerdict.Outcome;
import jauryn.sim.SpikingXor.Timing;
import jauryn.tools.Plot;
import jauryn.tools.PlotLine;
import jauryn.tools.PlotLine.Style;
import jauryn.tools.PlotPanel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exclusive or of spike patterns: with three kinds of feedback, without hidden layer, and with
 * random feedback and the regulariser.
 */
final class Fig5 implements PaperFigure {
  /**
   * The fraction of right answers that counts as a solution, as no three of the four patterns can
   * give it. With the noise on the input the best networks do not get beyond 0.95 to 0.99.
   */
  static final double SOLVED = 0.9;

  /** What a network gets that answers three of the four patterns right. */
  static final double THREE_OF_FOUR = 0.75;

  private static final int HIDDEN = 4;
  private static final float NOISE = 4f;
  private static final double W0 = 0.05;
  private static final String ETA = "1e-3";

  /** Other rates, tried with the two kinds of feedback that shall solve the task. */
  private static final List<String> OTHER_ETAS = List.of("5e-3", "5e-4", "1e-4");

  private static final int OTHER_SEEDS = 3;
  private static final int BIN = 100;
  private static final String NONE = "none";
  private static final String RATE = "-eta";
  private static final String REGULARISED = "regularised";
  private static final List<String> CONDITIONS =
      List.of("random", "symmetric", "uniform", NONE, REGULARISED);

  /** Burn-in, answers, and the intervals between trials, on which the paper says nothing. */
  private static final Timing TIMING = new Timing(5, 15e-3, 0.1, 0.3);

  private final int seeds;
  private final int trials;

  /** So many runs of each condition, of so many trials, a multiple of 100. */
  Fig5(int seeds, int trials) {
    this.seeds = seeds;
    this.trials = trials;
  }

  @Override
  public String name() {
    return "fig5";
  }

  @Override
  public String title() {
    return "the exclusive or of spike patterns";
  }

  @Override
  public String claim() {
    return "With random feedback answers are soon perfect; with symmetric feedback as well, and its"
        + " runs are more alike; with uniform feedback they are worse on average; without hidden"
        + " layer the task cannot be solved.";
  }

  @Override
  public List<PaperRun> runs() {
    List<PaperRun> runs = new ArrayList<>();
    for (PaperFeedback kind :
        List.of(PaperFeedback.RANDOM, PaperFeedback.SYMMETRIC, PaperFeedback.UNIFORM)) {
      for (int seed = 1; seed <= seeds; seed++) {
        runs.add(run(kind.word(), kind, 1, 0f, ETA, seed));
      }
    }
    for (int seed = 1; seed <= seeds; seed++) {
      runs.add(run(NONE, PaperFeedback.SYMMETRIC, 0, 0f, ETA, seed));
      runs.add(run(REGULARISED, PaperFeedback.RANDOM, 1, 1f, ETA, seed));
    }
    for (PaperFeedback kind : List.of(PaperFeedback.RANDOM, PaperFeedback.SYMMETRIC)) {
      for (String eta : OTHER_ETAS) {
        for (int seed = 1; seed <= Math.min(OTHER_SEEDS, seeds); seed++) {
          runs.add(run(kind.word() + RATE + eta, kind, 1, 0f, eta, seed));
        }
      }
    }
    return runs;
  }

  private PaperRun run(
      String condition, PaperFeedback kind, int layers, float rho, String eta, int seed) {
    SuperSpikeParameters parameters =
        kind.in(SuperSpikeParameters.builder())
            .nin(SpikingXor.INPUTS)
            .nout(SpikingXor.ANSWERS)
            .layers(layers)
            .nhidden(HIDDEN)
            .bgrate(NOISE)
            .w0(W0)
            .eta(Double.parseDouble(eta))
            .rho(rho)
            .seed(seed)
            .build();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("program", kind.program().program());
    settings.putAll(PaperSettings.of(parameters));
    settings.put("trials", trials);
    settings.putAll(TIMING.content());
    return new PaperRun(condition, seed, settings, () -> learn(parameters, kind.program(), seed));
  }

  private PaperResult learn(SuperSpikeParameters parameters, Feedback program, int seed) {
    SpikingXor task = new SpikingXor(trials, TIMING, new ReferenceRandom(5000 + seed));
    SuperSpikeNetwork network = new SuperSpikeNetwork(parameters, program, task);
    AnswerScore score = network.simulation().add(new AnswerScore(network.output(), task.windows()));
    network.setLearning(false);
    network.simulation().advance(SimulationTime.steps((float) TIMING.quiet()));
    network.setLearning(true);
    int bins = trials / BIN;
    Map<String, double[]> curves = new LinkedHashMap<>();
    for (String name : List.of("trials", "seconds", "accuracy", "missed", "wrong")) {
      curves.put(name, new double[bins]);
    }
    for (int bin = 0; bin < bins; bin++) {
      int end = (bin + 1) * BIN;
      network.simulation().advance(task.windows().to()[end - 1] - network.simulation().step());
      AnswerScore.Counts counts = score.take();
      curves.get("trials")[bin] = end;
      curves.get("seconds")[bin] = network.simulation().time() - TIMING.quiet();
      curves.get("accuracy")[bin] = (double) counts.right() / BIN;
      curves.get("missed")[bin] = (double) counts.missed() / BIN;
      curves.get("wrong")[bin] = (double) counts.wrong() / BIN;
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    curves.forEach((name, values) -> numbers.put(name, values[bins - 1]));
    return new PaperResult(numbers, curves);
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    List<PlotPanel> panels = new ArrayList<>();
    List<PlotLine> means = new ArrayList<>();
    for (String condition : CONDITIONS) {
      double[] time = results.of(condition).get(0).curve("trials");
      double[] mean = results.mean(condition, "accuracy");
      List<PlotLine> lines = new ArrayList<>();
      for (PaperResult run : results.of(condition)) {
        lines.add(new PlotLine("", time, run.curve("accuracy"), 4, Style.THIN));
      }
      lines.add(new PlotLine("mean of " + lines.size() + " runs", time, mean, 0, Style.BOLD));
      panels.add(
          PlotPanel.linear(
              name(condition), "trials", "fraction of right answers, of 100 trials", lines));
      means.add(new PlotLine(condition, time, mean, means.size(), Style.BOLD));
    }
    panels.add(PlotPanel.linear("means", "trials", "fraction of right answers", means));
    panels.add(rates(results));
    List<Finding> findings = findings(results);
    String caption = "Paper: " + claim() + " Measured: " + findings.get(0).measured() + ".";
    return new PaperVerdict(
        findings, new Plot("Figure 5: " + title(), panels, List.of(caption)), Map.of());
  }

  private static String name(String condition) {
    return switch (condition) {
      case NONE -> "no hidden layer";
      case REGULARISED -> "random feedback, with regulariser";
      default -> condition + " feedback";
    };
  }

  /** How many answers are right at the end at each learning rate. */
  private static PlotPanel rates(PaperResults results) {
    List<String> etas = new ArrayList<>(OTHER_ETAS);
    etas.add(ETA);
    etas.sort(Comparator.comparingDouble(Double::parseDouble));
    double[] x = etas.stream().mapToDouble(Double::parseDouble).toArray();
    List<PlotLine> lines = new ArrayList<>();
    for (String kind : List.of("random", "symmetric")) {
      double[] y =
          etas.stream()
              .mapToDouble(
                  eta ->
                      results
                          .spread(kind + (eta.equals(ETA) ? "" : RATE + eta), "accuracy")
                          .median())
              .toArray();
      lines.add(new PlotLine(kind + ", median", x, y, lines.size(), Style.MARKED));
    }
    return new PlotPanel(
        "at the end, by rate",
        "learning rate (V)",
        "fraction of right answers",
        true,
        false,
        lines,
        Map.of());
  }

  private List<Finding> findings(PaperResults results) {
    Spread random = results.spread("random", "accuracy");
    Spread symmetric = results.spread("symmetric", "accuracy");
    Spread none = results.spread(NONE, "accuracy");
    double uniformMean = mean(results, "uniform");
    boolean worst =
        uniformMean < mean(results, "random") && uniformMean < mean(results, "symmetric");
    double randomRange = random.threeQuarters() - random.quarter();
    double symmetricRange = symmetric.threeQuarters() - symmetric.quarter();
    return List.of(
        new Finding(
            "random feedback soon answers perfectly", solved(random), told(results, "random")),
        new Finding(
            "random feedback with the regulariser does, too",
            solved(results.spread(REGULARISED, "accuracy")),
            told(results, REGULARISED)),
        new Finding("symmetric feedback does, too", solved(symmetric), told(results, "symmetric")),
        new Finding(
            "runs with symmetric feedback are more alike",
            Outcome.of(symmetricRange < randomRange),
            "half of the runs lie within "
                + Numbers.rounded(symmetricRange)
                + " (symmetric) and "
                + Numbers.rounded(randomRange)
                + " (random)"),
        new Finding(
            "uniform feedback is worse on average", Outcome.of(worst), told(results, "uniform")),
        new Finding(
            "without hidden layer the task cannot be solved",
            Outcome.of(none.max() < SOLVED && none.median() <= THREE_OF_FOUR),
            told(results, NONE)));
  }

  /** Confirmed if three quarters of the runs solve the task, partly if half of them do. */
  private static Outcome solved(Spread accuracy) {
    if (accuracy.quarter() >= SOLVED) {
      return Outcome.CONFIRMED;
    }
    return accuracy.median() >= SOLVED ? Outcome.PARTLY : Outcome.NOT_CONFIRMED;
  }

  private static double mean(PaperResults results, String condition) {
    double[] means = results.mean(condition, "accuracy");
    return means[means.length - 1];
  }

  private String told(PaperResults results, String condition) {
    Spread spread = results.spread(condition, "accuracy");
    long perfect =
        results.of(condition).stream().filter(run -> run.number("accuracy") >= SOLVED).count();
    return condition
        + ": in the last 100 of "
        + trials
        + " trials right answers median "
        + Numbers.rounded(spread.median())
        + ", mean "
        + Numbers.rounded(mean(results, condition))
        + ", from "
        + Numbers.rounded(spread.min())
        + " to "
        + Numbers.rounded(spread.max())
        + "; "
        + perfect
        + " of "
        + spread.count()
        + " runs at 0.9 or more";
  }
}
