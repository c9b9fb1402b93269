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
import java.util.Map;

/**
 * Several hidden layers with symmetric feedback on the Oxford theme, which the paper leaves to
 * future work. Errors of a deeper layer are those of the output times the product of the weights
 * between.
 */
final class Deep implements PaperFigure {
  private static final List<Double> RATES = List.of(1e-3, 5e-4, 2e-4);
  private static final int DEEPEST = 3;
  private static final String ERROR = "error";

  /** Layers and neurons of each, in units of the width. */
  private record Shape(int layers, int wide) {
    String words(int width) {
      return layers + (layers == 1 ? " layer of " : " layers of ") + wide * width;
    }
  }

  private static final Shape TWO = new Shape(2, 1);

  private static final List<Shape> SHAPES =
      List.of(new Shape(1, 1), new Shape(1, 2), new Shape(1, 3), TWO, new Shape(3, 1));

  private final PatternSource source;
  private final int width;
  private final int seeds;
  private final Protocol protocol;

  Deep(PatternSource source, int width, int seeds, double seconds) {
    this.source = source;
    this.width = width;
    this.seeds = seeds;
    protocol = protocol(source, seconds);
  }

  /** Five loops of burn-in; looks are five loops apart; the rate drops after two thirds. */
  static Protocol protocol(PatternSource source, double seconds) {
    double every = 5 * Double.parseDouble(Float.toString(source.grid()));
    double learning = every * Math.max(1, Math.round(seconds / every));
    double drop = every * Math.round(learning * 0.7 / every);
    return new Protocol(2 * every, learning, every, List.of(drop), Fig7.TOLERANCE);
  }

  @Override
  public String name() {
    return "deep";
  }

  @Override
  public String title() {
    return "one, two and three hidden layers with symmetric feedback on the Oxford theme";
  }

  @Override
  public String claim() {
    return "Not in the paper, which leaves deeper networks to future work: does depth help?";
  }

  private String condition(Shape shape, double rate) {
    return shape.words(width) + " r0 " + Numbers.brief(rate);
  }

  @Override
  public List<PaperRun> runs() {
    PatternRuns runs = new PatternRuns(source, protocol, seeds);
    for (Shape shape : SHAPES) {
      for (double rate : RATES) {
        runs.add(
            condition(shape, rate),
            Feedback.SYMMETRIC,
            source.parameters().layers(shape.layers()).nhidden(shape.wide() * width).eta(rate));
      }
    }
    runs.add(
        delayed(),
        Feedback.SYMMETRIC,
        source.parameters().layers(2).nhidden(width).eta(RATES.get(0)).delay(0.8e-3f));
    runs.add(
        regularised(),
        Feedback.SYMMETRIC,
        source.parameters().layers(2).nhidden(width).eta(RATES.get(0)).rho(1f));
    return runs.all();
  }

  /** Two layers whose eligibility waits for the spikes on their way to the output. */
  private String delayed() {
    return condition(TWO, RATES.get(0)) + " delay 0.8 ms";
  }

  private String regularised() {
    return condition(TWO, RATES.get(0)) + " rho 1";
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    List<Finding> findings = new ArrayList<>();
    for (int depth = 2; depth <= DEEPEST; depth++) {
      double deep = best(results, new Shape(depth, 1));
      double same = best(results, new Shape(1, 1));
      double wide = best(results, new Shape(1, depth));
      findings.add(
          new Finding(
              depth + " hidden layers do better than one",
              deep < Math.min(same, wide)
                  ? Outcome.CONFIRMED
                  : deep < same ? Outcome.PARTLY : Outcome.NOT_CONFIRMED,
              "error "
                  + Numbers.rounded(deep)
                  + " with "
                  + new Shape(depth, 1).words(width)
                  + ", "
                  + Numbers.rounded(same)
                  + " with one of "
                  + width
                  + ", "
                  + Numbers.rounded(wide)
                  + " with one of "
                  + depth * width
                  + ", each with the best of "
                  + RATES.size()
                  + " rates"));
    }
    return new PaperVerdict(findings, plot(results), remedies(results));
  }

  /** What does not help deeper networks either. */
  private Map<String, Object> remedies(PaperResults results) {
    Map<String, Object> remedies = new LinkedHashMap<>();
    for (String condition : List.of(condition(TWO, RATES.get(0)), delayed(), regularised())) {
      remedies.put(
          condition,
          "error "
              + Numbers.rounded(PaperCurves.median(results, condition, ERROR))
              + ", first hidden layer "
              + Numbers.rounded(PaperCurves.median(results, condition, "hiddenHz"))
              + " Hz");
    }
    return remedies;
  }

  private double best(PaperResults results, Shape shape) {
    return median(results, shape, bestRate(results, shape), ERROR);
  }

  private double bestRate(PaperResults results, Shape shape) {
    double best = RATES.get(0);
    for (double rate : RATES) {
      if (median(results, shape, rate, ERROR) < median(results, shape, best, ERROR)) {
        best = rate;
      }
    }
    return best;
  }

  private double median(PaperResults results, Shape shape, double rate, String number) {
    return PaperCurves.median(results, condition(shape, rate), number);
  }

  private Plot plot(PaperResults results) {
    List<PlotPanel> panels = new ArrayList<>();
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put(ERROR, "mean square error");
    shown.put("hiddenHz", "rate of the first hidden layer (Hz)");
    shown.forEach(
        (column, words) -> {
          List<PlotLine> lines = new ArrayList<>();
          for (Shape shape : SHAPES) {
            String condition = condition(shape, bestRate(results, shape));
            lines.add(
                PaperCurves.mean(
                    results,
                    condition,
                    column,
                    SHAPES.indexOf(shape),
                    shape.layers() == 1 ? PlotLine.Style.DASHED : PlotLine.Style.BOLD));
          }
          panels.add(
              new PlotPanel(
                  "at the best rate",
                  "learning (s)",
                  words,
                  false,
                  column.equals(ERROR),
                  lines,
                  Map.of()));
        });
    List<PlotLine> byRate = new ArrayList<>();
    for (Shape shape : SHAPES) {
      byRate.add(
          PaperCurves.medians(
              results,
              shape.words(width),
              RATES,
              rate -> condition(shape, rate),
              ERROR,
              SHAPES.indexOf(shape)));
    }
    panels.add(
        new PlotPanel(
            "at the end", "base rate r0 (V)", "mean square error", true, true, byRate, Map.of()));
    return new Plot(title(), panels, List.of(claim()));
  }
}
