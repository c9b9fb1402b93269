/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.sim.PaperVerdict.Finding;
import jauryn.sim.PaperVerdict.Outcome;
import jauryn.sim.PatternLearning.Protocol;
import jauryn.tools.Plot;
import jauryn.tools.PlotLine;
import jauryn.tools.PlotPanel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Networks of 100 inputs and 100 outputs learn a pattern of 3.5 s, with hidden layers of several
 * sizes and errors that reach these in several ways.
 */
final class Fig7 implements PaperFigure {
  static final String NONE = "no hidden layer";
  private static final String ERROR = "error";
  private static final String HIDDEN_RATE = "hiddenHz";
  private static final float SPIKE_DELAY = 0.8e-3f;

  /** How far a spike may be from its target, s: the decay of the error's kernel. */
  static final double TOLERANCE = 10e-3;

  /** Ways for errors to reach the hidden layer, or what else happens to it. */
  private enum Kind {
    SYMMETRIC("symmetric"),
    RANDOM("random"),
    REGULARISED("random + regulariser"),
    UNIFORM("uniform"),
    FIXED("fixed hidden weights"),
    LINEAR("symmetric linear");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean isRandom() {
      return this == RANDOM || this == REGULARISED;
    }

    String condition(int hidden) {
      return words + " " + hidden;
    }
  }

  private final Supplier<PatternSource> source;
  private final List<Integer> sizes;
  private final List<Integer> symmetricSizes;
  private final int seeds;
  private final Protocol protocol;

  /**
   * The figure.
   *
   * @param source of the pattern, asked when it is needed
   * @param sizes of the hidden layer with all kinds of feedback
   * @param symmetricSizes further ones with symmetric feedback, larger than these
   */
  Fig7(
      Supplier<PatternSource> source,
      List<Integer> sizes,
      List<Integer> symmetricSizes,
      int seeds,
      double seconds) {
    this.source = source;
    this.sizes = List.copyOf(sizes);
    this.symmetricSizes = List.copyOf(symmetricSizes);
    this.seeds = seeds;
    protocol = protocol(seconds);
  }

  /** Rates are divided by ten after two thirds of the time, and looks are some loops apart. */
  static Protocol protocol(double seconds) {
    double every = 17.5;
    double learning = every * Math.max(1, Math.round(seconds / every));
    double drop = every * Math.round(learning * 0.7 / every);
    return new Protocol(every, learning, every, List.of(drop), TOLERANCE);
  }

  @Override
  public String name() {
    return "fig7";
  }

  @Override
  public String title() {
    return "hidden layers of several sizes learn a pattern of 3.5 s with several kinds of feedback";
  }

  @Override
  public String claim() {
    return "With symmetric feedback the cost falls with the size of the hidden layer. With random"
        + " feedback it is higher than without hidden layer, even with the regulariser; uniform"
        + " feedback is worst.";
  }

  @Override
  public boolean needsSuite() {
    return true;
  }

  @Override
  public List<PaperRun> runs() {
    PatternSource pattern = source.get();
    PatternRuns runs = new PatternRuns(pattern, protocol, seeds);
    runs.add(NONE, Feedback.SYMMETRIC, pattern.parameters().layers(0).eta(1e-3));
    for (int hidden : sizes) {
      for (Kind kind : Kind.values()) {
        add(runs, pattern, kind, hidden);
      }
    }
    for (int hidden : symmetricSizes) {
      add(runs, pattern, Kind.SYMMETRIC, hidden);
    }
    return runs.all();
  }

  private static void add(PatternRuns runs, PatternSource pattern, Kind kind, int hidden) {
    SuperSpikeParameters.Builder parameters =
        pattern
            .parameters()
            .nhidden(hidden)
            .eta(1e-3)
            .delay(kind.isRandom() ? SPIKE_DELAY : 0f)
            .rho(kind == Kind.REGULARISED ? 1f : 0f)
            .uniform(kind == Kind.UNIFORM)
            .fixedhidden(kind == Kind.FIXED)
            .nopartial(kind == Kind.LINEAR);
    runs.add(
        kind.condition(hidden), kind.isRandom() ? Feedback.RANDOM : Feedback.SYMMETRIC, parameters);
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    List<Integer> all = new ArrayList<>(sizes);
    all.addAll(symmetricSizes);
    double without = error(results, NONE);
    List<Finding> findings = new ArrayList<>();
    findings.add(falls(results, all));
    findings.add(
        compare(
            "symmetric feedback beats having no hidden layer",
            all,
            hidden -> error(results, Kind.SYMMETRIC, hidden) < without,
            errors(results, all, Kind.SYMMETRIC)));
    findings.add(
        compare(
            "random feedback is worse than having no hidden layer",
            sizes,
            hidden -> error(results, Kind.RANDOM, hidden) > without,
            errors(results, sizes, Kind.RANDOM)));
    findings.add(
        compare(
            "random feedback drives hidden rates up, the regulariser lowers rates and cost",
            sizes,
            hidden ->
                rate(results, Kind.RANDOM, hidden) > rate(results, Kind.SYMMETRIC, hidden)
                    && rate(results, Kind.REGULARISED, hidden) < rate(results, Kind.RANDOM, hidden)
                    && error(results, Kind.REGULARISED, hidden)
                        < error(results, Kind.RANDOM, hidden),
            rates(results, Kind.SYMMETRIC, Kind.RANDOM, Kind.REGULARISED)
                + "; "
                + errors(results, sizes, Kind.RANDOM, Kind.REGULARISED)));
    findings.add(
        compare(
            "with the regulariser random feedback still does not reach the level without hidden"
                + " layer",
            sizes,
            hidden -> error(results, Kind.REGULARISED, hidden) > without,
            errors(results, sizes, Kind.REGULARISED)));
    findings.add(
        compare(
            "uniform feedback is the worst of the three",
            sizes,
            hidden ->
                error(results, Kind.UNIFORM, hidden)
                    > Math.max(
                        error(results, Kind.SYMMETRIC, hidden),
                        error(results, Kind.RANDOM, hidden)),
            errors(results, sizes, Kind.SYMMETRIC, Kind.RANDOM, Kind.UNIFORM)));
    findings.add(
        compare(
            "without the voltage non-linearity the output is worse though rates stay low",
            sizes,
            hidden ->
                error(results, Kind.LINEAR, hidden) > error(results, Kind.SYMMETRIC, hidden)
                    && rate(results, Kind.LINEAR, hidden) < rate(results, Kind.RANDOM, hidden),
            errors(results, sizes, Kind.SYMMETRIC, Kind.LINEAR)
                + "; "
                + rates(results, Kind.LINEAR)));
    return new PaperVerdict(findings, plot(results, all), details(results));
  }

  private static Finding falls(PaperResults results, List<Integer> all) {
    boolean falling = true;
    for (int k = 1; k < all.size(); k++) {
      falling &=
          error(results, Kind.SYMMETRIC, all.get(k))
              < error(results, Kind.SYMMETRIC, all.get(k - 1));
    }
    return new Finding(
        "with symmetric feedback the cost falls with the size of the hidden layer",
        Outcome.of(falling),
        errors(results, all, Kind.SYMMETRIC));
  }

  /** A claim that holds for each size of the hidden layer, or does not. */
  private static Finding compare(
      String claim, List<Integer> sizes, IntPredicate holds, String measured) {
    List<Integer> where = sizes.stream().filter(holds::test).toList();
    Outcome outcome =
        where.size() == sizes.size()
            ? Outcome.CONFIRMED
            : where.isEmpty() ? Outcome.NOT_CONFIRMED : Outcome.PARTLY;
    String only = outcome == Outcome.PARTLY ? "only with " + listed(where) + " units: " : "";
    return new Finding(claim, outcome, only + measured);
  }

  private static String errors(PaperResults results, List<Integer> sizes, Kind... kinds) {
    StringBuilder text = new StringBuilder("error with ").append(listed(sizes)).append(" units");
    for (Kind kind : kinds) {
      text.append(", ").append(kind.words).append(' ');
      text.append(listed(sizes.stream().map(n -> rounded(error(results, kind, n))).toList()));
    }
    return text.append(", without any ").append(rounded(error(results, NONE))).toString();
  }

  private String rates(PaperResults results, Kind... kinds) {
    StringBuilder text = new StringBuilder("hidden rates (Hz)");
    for (Kind kind : kinds) {
      text.append(kind == kinds[0] ? " " : ", ").append(kind.words).append(' ');
      text.append(listed(sizes.stream().map(n -> rounded(rate(results, kind, n))).toList()));
    }
    return text.toString();
  }

  private static String listed(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(" / "));
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static double error(PaperResults results, Kind kind, int hidden) {
    return error(results, kind.condition(hidden));
  }

  private static double error(PaperResults results, String condition) {
    return PaperCurves.median(results, condition, ERROR);
  }

  private static double rate(PaperResults results, Kind kind, int hidden) {
    return rate(results, kind.condition(hidden));
  }

  private static double rate(PaperResults results, String condition) {
    return PaperCurves.median(results, condition, HIDDEN_RATE);
  }

  private Plot plot(PaperResults results, List<Integer> all) {
    int largest = sizes.get(sizes.size() - 1);
    List<PlotLine> curves = new ArrayList<>();
    List<PlotLine> rates = new ArrayList<>();
    List<PlotLine> bySize = new ArrayList<>();
    curves.add(PaperCurves.mean(results, NONE, ERROR, 6, PlotLine.Style.DASHED));
    for (Kind kind : Kind.values()) {
      String condition = kind.condition(largest);
      int colour = kind.ordinal();
      curves.add(PaperCurves.mean(results, condition, ERROR, colour, PlotLine.Style.BOLD));
      rates.add(PaperCurves.mean(results, condition, HIDDEN_RATE, colour, PlotLine.Style.BOLD));
      List<Double> abscissae =
          (kind == Kind.SYMMETRIC ? all : sizes).stream().map(Integer::doubleValue).toList();
      bySize.add(
          PaperCurves.medians(
              results,
              kind.words,
              abscissae,
              value -> kind.condition(value.intValue()),
              ERROR,
              colour));
    }
    double[] ends = {all.get(0), all.get(all.size() - 1)};
    double without = error(results, NONE);
    bySize.add(new PlotLine(NONE, ends, new double[] {without, without}, 6, PlotLine.Style.DASHED));
    String seconds = "learning (s)";
    String error = "mean square error";
    double drop = protocol.drops().get(0);
    return new Plot(
        "Figure 7: " + title(),
        List.of(
            new PlotPanel(largest + " hidden units", seconds, error, false, true, curves, Map.of())
                .with(drop, "rate / 10"),
            new PlotPanel("at the end", "hidden units", error, true, true, bySize, Map.of()),
            new PlotPanel(
                largest + " hidden units",
                seconds,
                "hidden rate (Hz)",
                false,
                true,
                rates,
                Map.of())),
        List.of(caption()));
  }

  private static Map<String, Object> details(PaperResults results) {
    Map<String, Object> details = new LinkedHashMap<>();
    for (String condition : results.conditions()) {
      details.put(
          condition,
          "error "
              + Numbers.rounded(error(results, condition))
              + ", hidden "
              + Numbers.rounded(rate(results, condition))
              + " Hz, missing "
              + Numbers.rounded(PaperCurves.median(results, condition, "testMissing")));
    }
    return details;
  }
}
