/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.connection.WeightMatrix;
import jauryn.sim.PaperVerdict.Finding;
import jauryn.sim.PaperVerdict.Outcome;
import jauryn.tools.Plot;
import jauryn.tools.PlotLine;
import jauryn.tools.PlotPanel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The heterosynaptic regulariser: its strength ρ and exponent a, with random feedback. */
final class Fig8 implements PaperFigure {
  private static final List<Double> STRENGTHS = List.of(1e-3, 1e-2, 1e-1, 1.0, 1e1, 1e2);
  private static final List<Double> EXPONENTS = List.of(0.0, 1.0, 2.0, 4.0);
  private static final String UNREGULARISED = "rho 0";
  private static final String ERROR = "error";
  private static final String WEIGHT = "hiddenWeight";

  /** Below this rate a layer is called silent, Hz. */
  private static final double SILENT = 0.1;

  private final Supplier<PatternSource> source;
  private final int hidden;
  private final int seeds;
  private final double seconds;

  Fig8(Supplier<PatternSource> source, int hidden, int seeds, double seconds) {
    this.source = source;
    this.hidden = hidden;
    this.seeds = seeds;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "fig8";
  }

  @Override
  public String title() {
    return "strength and exponent of the regulariser with random feedback";
  }

  @Override
  public boolean needsSuite() {
    return true;
  }

  @Override
  public String claim() {
    return "Plain decay (a = 0) is always worse, and near rho = 100 it is unstable and ends in"
        + " silence with strong negative weights; a > 0 has an optimal range of rho.";
  }

  private static String condition(double exponent, double strength) {
    return "a " + Numbers.brief(exponent) + " rho " + Numbers.brief(strength);
  }

  @Override
  public List<PaperRun> runs() {
    PatternSource pattern = source.get();
    PatternRuns runs = new PatternRuns(pattern, Fig7.protocol(seconds), seeds, Fig8::withWeights);
    runs.add(UNREGULARISED, Feedback.RANDOM, parameters(pattern).rho(0f));
    for (double exponent : EXPONENTS) {
      for (double strength : STRENGTHS) {
        runs.add(
            condition(exponent, strength),
            Feedback.RANDOM,
            parameters(pattern).rho((float) strength).rhoExponent((float) exponent));
      }
    }
    return runs.all();
  }

  private SuperSpikeParameters.Builder parameters(PatternSource pattern) {
    return pattern.parameters().nhidden(hidden).eta(1e-3).delay(0.8e-3f);
  }

  private static PaperResult withWeights(PatternLearning learning) {
    PaperResult result = learning.run();
    WeightMatrix matrix = learning.network().hiddenConnections().get(0).matrix();
    double sum = 0;
    for (double column : matrix.columnSums(matrix.weights())) {
      sum += column;
    }
    Map<String, Double> numbers = new LinkedHashMap<>(result.numbers());
    numbers.put(WEIGHT, sum / matrix.size());
    return new PaperResult(numbers, result.curves());
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    double without = PaperCurves.median(results, UNREGULARISED, ERROR);
    double plain = least(results, 0);
    List<Finding> findings = new ArrayList<>();
    StringBuilder best = new StringBuilder("least error a = 0: " + Numbers.rounded(plain));
    boolean worse = true;
    boolean optimum = true;
    for (double exponent : EXPONENTS.subList(1, EXPONENTS.size())) {
      double least = least(results, exponent);
      best.append(", a = ").append(Numbers.brief(exponent)).append(": ");
      best.append(Numbers.rounded(least));
      worse &= plain > least;
      optimum &=
          least < without
              && least < error(results, exponent, STRENGTHS.get(0))
              && least < error(results, exponent, STRENGTHS.get(STRENGTHS.size() - 1));
    }
    best.append("; without regulariser ").append(Numbers.rounded(without));
    findings.add(new Finding("a = 0 is worse than a > 0", Outcome.of(worse), best.toString()));
    findings.add(
        new Finding(
            "a > 0 has an optimal range of rho between the ends of the sweep",
            Outcome.of(optimum),
            best.toString()));
    findings.add(instability(results));
    return new PaperVerdict(findings, plot(results, without), Map.of());
  }

  private static Finding instability(PaperResults results) {
    String strongest = condition(0, STRENGTHS.get(STRENGTHS.size() - 1));
    double rate = PaperCurves.median(results, strongest, "hiddenHz");
    double weight = PaperCurves.median(results, strongest, WEIGHT);
    boolean silent = rate < SILENT;
    boolean negative = weight < -0.01;
    return new Finding(
        "a = 0 is unstable near rho = 100 and ends in silence with strong negative weights",
        silent && negative ? Outcome.CONFIRMED : silent ? Outcome.PARTLY : Outcome.NOT_CONFIRMED,
        "at rho = 100 hidden rate "
            + Numbers.rounded(rate)
            + " Hz, mean hidden weight "
            + Numbers.rounded(1e3 * weight)
            + " mV, error "
            + Numbers.rounded(PaperCurves.median(results, strongest, ERROR)));
  }

  private static double error(PaperResults results, double exponent, double strength) {
    return PaperCurves.median(results, condition(exponent, strength), ERROR);
  }

  private static double least(PaperResults results, double exponent) {
    return STRENGTHS.stream().mapToDouble(s -> error(results, exponent, s)).min().orElseThrow();
  }

  private Plot plot(PaperResults results, double without) {
    List<PlotPanel> panels = new ArrayList<>();
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put(ERROR, "mean square error");
    shown.put("hiddenHz", "hidden rate (Hz)");
    shown.put(WEIGHT, "mean hidden weight (V)");
    shown.forEach(
        (number, words) -> {
          List<PlotLine> lines = new ArrayList<>();
          for (double exponent : EXPONENTS) {
            lines.add(
                PaperCurves.medians(
                    results,
                    "a = " + Numbers.brief(exponent),
                    STRENGTHS,
                    strength -> condition(exponent, strength),
                    number,
                    EXPONENTS.indexOf(exponent)));
          }
          double[] ends = {STRENGTHS.get(0), STRENGTHS.get(STRENGTHS.size() - 1)};
          double level =
              number.equals(ERROR) ? without : PaperCurves.median(results, UNREGULARISED, number);
          lines.add(
              new PlotLine(
                  "no regulariser", ends, new double[] {level, level}, 6, PlotLine.Style.DASHED));
          panels.add(
              new PlotPanel(
                  hidden + " hidden units", "strength rho", words, true, false, lines, Map.of()));
        });
    return new Plot("Figure 8: " + title(), panels, List.of(caption()));
  }
}
