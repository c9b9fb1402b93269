/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.plasticity.Normalisation;
import jauryn.sim.PaperVerdict.Finding;
import jauryn.sim.PaperVerdict.Outcome;
import jauryn.sim.PatternLearning.Protocol;
import jauryn.tools.Plot;
import jauryn.tools.PlotLine;
import jauryn.tools.PlotPanel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much the end cost of a small network depends on the base rate r0, for three ways to turn
 * gradients into weight changes. The network of figure 4 with four hidden units.
 */
final class Fig1 implements PaperFigure {
  private static final String COST = "meanError";

  /** A cost is good up to this, a tenth of what it is before learning. */
  private static final double GOOD = 1;

  /** Rates per factor of ten. */
  private static final int PER_DECADE = 2;

  private static final int HIDDEN = 4;

  /** A way to make steps of gradients, and the decades of rates for which that is tried. */
  private enum Kind {
    FIXED("fixed rate", Normalisation.NONE, -4, 2),
    RMSPROP("RMSprop", Normalisation.MEAN, -5, -1),
    RMAXPROP("RMaxProp", Normalisation.MAXIMUM, -5, -1);

    private final String words;
    private final Normalisation normalisation;
    private final int from;
    private final int to;

    Kind(String words, Normalisation normalisation, int from, int to) {
      this.words = words;
      this.normalisation = normalisation;
      this.from = from;
      this.to = to;
    }

    List<Double> rates() {
      return IntStream.rangeClosed(PER_DECADE * from, PER_DECADE * to)
          .mapToObj(k -> Double.parseDouble(Numbers.rounded(Math.pow(10, k / (double) PER_DECADE))))
          .toList();
    }

    String condition(double rate) {
      return words + " " + Numbers.brief(rate);
    }
  }

  private final int seeds;
  private final double seconds;

  Fig1(int seeds, double seconds) {
    this.seeds = seeds;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "fig1";
  }

  @Override
  public String title() {
    return "how the end cost depends on the learning rate, for three optimisers";
  }

  @Override
  public String claim() {
    return "A fixed rate, RMSprop and RMaxProp all can reach a good cost, the fixed rate only in a"
        + " narrow band of r0. RMaxProp ends about where RMSprop does and depends less on r0.";
  }

  @Override
  public List<PaperRun> runs() {
    Protocol protocol = new Protocol(10, seconds, 5, List.of(), 5e-3);
    List<PaperRun> runs = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (double rate : kind.rates()) {
        for (int seed = 1; seed <= seeds; seed++) {
          runs.add(run(kind, rate, seed, protocol));
        }
      }
    }
    return runs;
  }

  private static PaperRun run(Kind kind, double rate, int seed, Protocol protocol) {
    SuperSpikeParameters parameters =
        Fig2.parameters()
            .nhidden(HIDDEN)
            .eta(rate)
            .optimiser(kind.normalisation)
            .seed(seed)
            .build();
    SpikePattern input = Fig2.input(seed);
    Map<String, Object> settings =
        new LinkedHashMap<>(PatternLearning.settings(parameters, Feedback.SYMMETRIC, protocol));
    settings.put("inputHz", Fig2.RATE);
    settings.put("targetSpikes", Fig2.SPIKES);
    return new PaperRun(
        kind.condition(rate),
        seed,
        settings,
        () ->
            withMeanError(
                new PatternLearning(parameters, Feedback.SYMMETRIC, input, Fig2.target(), protocol)
                    .run()));
  }

  /** The error is noisy where the rate is high, so that the end cost is a mean over some looks. */
  private static PaperResult withMeanError(PaperResult result) {
    double[] error = result.curve("error");
    Map<String, Double> numbers = new LinkedHashMap<>(result.numbers());
    numbers.put(
        COST,
        Arrays.stream(error, error.length - error.length / 5 - 1, error.length)
            .average()
            .orElseThrow());
    return new PaperResult(numbers, result.curves());
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    Map<Kind, Double> best = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      best.put(
          kind,
          kind.rates().stream().mapToDouble(rate -> cost(results, kind, rate)).min().orElseThrow());
    }
    Map<Kind, Double> decades = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      decades.put(
          kind,
          kind.rates().stream().filter(rate -> cost(results, kind, rate) <= GOOD).count()
              / (double) PER_DECADE);
    }
    StringBuilder costs = new StringBuilder();
    StringBuilder bands = new StringBuilder("decades of r0 with a cost of at most 1:");
    for (Kind kind : Kind.values()) {
      costs.append(costs.length() > 0 ? ", " : "").append(kind.words).append(' ');
      costs.append(Numbers.rounded(best.get(kind)));
      bands.append(kind.ordinal() > 0 ? ", " : " ").append(kind.words).append(' ');
      bands.append(Numbers.brief(decades.get(kind)));
    }
    List<Finding> findings =
        List.of(
            new Finding(
                "all three can reach a good cost",
                Outcome.of(best.values().stream().allMatch(cost -> cost <= GOOD)),
                "best median cost " + costs),
            new Finding(
                "the fixed rate only in a narrow band of r0, the other two in a wider one",
                Outcome.of(
                    decades.get(Kind.FIXED) < decades.get(Kind.RMSPROP)
                        && decades.get(Kind.FIXED) < decades.get(Kind.RMAXPROP)),
                bands.toString()),
            new Finding(
                "RMaxProp ends about where RMSprop does and is less sensitive",
                Outcome.of(
                    best.get(Kind.RMAXPROP) <= GOOD
                        && decades.get(Kind.RMAXPROP) > decades.get(Kind.RMSPROP)),
                costs + "; " + bands));
    return new PaperVerdict(findings, plot(results), Map.of());
  }

  private static double cost(PaperResults results, Kind kind, double rate) {
    return PaperCurves.median(results, kind.condition(rate), COST);
  }

  private Plot plot(PaperResults results) {
    List<PlotPanel> panels = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<PlotLine> lines = new ArrayList<>();
      for (int seed = 0; seed < seeds; seed++) {
        int at = seed;
        double[] rates = kind.rates().stream().mapToDouble(Double::doubleValue).toArray();
        double[] costs =
            kind.rates().stream()
                .mapToDouble(rate -> results.of(kind.condition(rate)).get(at).number(COST))
                .toArray();
        lines.add(
            new PlotLine(seed == 0 ? "single seeds" : "", rates, costs, 4, PlotLine.Style.THIN));
      }
      lines.add(PaperCurves.medians(results, "median", kind.rates(), kind::condition, COST, 0));
      panels.add(
          new PlotPanel(
              kind.words,
              kind == Kind.FIXED ? "base rate r0" : "base rate r0 (V)",
              "mean square error",
              true,
              true,
              lines,
              Map.of()));
    }
    return new Plot("Figure 1: " + title(), panels, List.of(caption()));
  }
}
