/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.math.ReferenceRandom;
import jauryn.sim.PaperVerdict.Finding;
import jauryn.sim.PaperVerdict.Outcome;
import jauryn.sim.PatternLearning.Protocol;
import jauryn.tools.Plot;
import jauryn.tools.PlotLine;
import jauryn.tools.PlotLine.Style;
import jauryn.tools.PlotPanel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One neuron learns to fire at five times of a frozen Poisson input. */
final class Fig2 implements PaperFigure {
  static final int INPUTS = 100;
  static final double PERIOD = 0.5;

  /** Rate of each input, Hz; the paper does not give it, its benchmark suite has 4.6 Hz. */
  static final double RATE = 5;

  static final int SPIKES = 5;

  /** Scale of the initial weights: with it the network is silent at first. */
  private static final double W0 = 0.03;

  private static final List<String> ETAS = List.of("1e-2", "5e-3", "1e-3", "5e-4", "1e-4");

  /** The rate of the learning curves: one of the two that leave the smallest errors. */
  private static final String MAIN = "eta1e-3";

  private static final double LEARNED = 250;
  private static final double EARLY = 100;

  private final int seeds;
  private final double seconds;

  Fig2(int seeds, double seconds) {
    this.seeds = seeds;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "fig2";
  }

  @Override
  public String title() {
    return "one neuron learns five spike times of a frozen Poisson input";
  }

  @Override
  public String claim() {
    return "A single neuron that is silent at first learns the five target spikes within 500"
        + " repeats, 250 s.";
  }

  /** The parameters that figures 2 and 4 have in common. */
  static SuperSpikeParameters.Builder parameters() {
    return SuperSpikeParameters.builder().nin(INPUTS).nout(1).grid((float) PERIOD).w0(W0).delay(0f);
  }

  /** The input of a seed, a stream of its own. */
  static SpikePattern input(long seed) {
    return SpikePattern.poisson(INPUTS, RATE, PERIOD, new ReferenceRandom((int) (1000 + seed)));
  }

  static SpikePattern target() {
    return SpikePattern.equidistant(SPIKES, PERIOD);
  }

  @Override
  public List<PaperRun> runs() {
    Protocol protocol = new Protocol(5, seconds, 5, List.of(), 5e-3);
    List<PaperRun> runs = new ArrayList<>();
    for (String eta : ETAS) {
      for (int seed = 1; seed <= seeds; seed++) {
        SuperSpikeParameters parameters =
            parameters().layers(0).eta(Double.parseDouble(eta)).seed(seed).build();
        SpikePattern input = input(seed);
        Map<String, Object> settings =
            new LinkedHashMap<>(PatternLearning.settings(parameters, Feedback.SYMMETRIC, protocol));
        settings.put("inputHz", RATE);
        settings.put("targetSpikes", SPIKES);
        runs.add(
            new PaperRun(
                "eta" + eta,
                seed,
                settings,
                () ->
                    new PatternLearning(parameters, Feedback.SYMMETRIC, input, target(), protocol)
                        .run()));
      }
    }
    return runs;
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    List<PaperResult> runs = results.of(MAIN);
    List<PlotPanel> panels =
        List.of(
            PaperPanels.errors(results, MAIN, "learning rate 1e-3").with(LEARNED, "paper: learned"),
            mistakes(results),
            rates(results));
    int silent = count(runs, run -> run.number("outputHzBefore") == 0);
    int exact = count(runs, PatternLearning::isExact);
    double before = results.spread(MAIN, "errorBefore").median();
    Spread after = results.spread(MAIN, "error");
    int early = PaperPanels.row(runs.get(0).curve("seconds"), EARLY);
    double[] missing = runs.stream().mapToDouble(run -> run.curve("missing")[early]).toArray();
    double hit = 1 - Spread.of(missing).median();
    List<Finding> findings =
        List.of(
            new Finding(
                "the neuron starts silent",
                Outcome.of(silent == runs.size()),
                silent + " of " + runs.size() + " fire no spike before learning"),
            new Finding(
                "learned within 500 repeats, 250 s",
                Outcome.of(2 * exact > runs.size() && after.median() < before / 10),
                "after "
                    + Numbers.brief(seconds)
                    + " s "
                    + exact
                    + " of "
                    + runs.size()
                    + " runs fire all five spikes within 5 ms and no other; median error from "
                    + Numbers.rounded(before)
                    + " to "
                    + Numbers.rounded(after.median())
                    + ", largest "
                    + Numbers.rounded(after.max())),
            new Finding(
                "usable approximations earlier",
                Outcome.of(hit > 0.5),
                "after "
                    + Numbers.brief(EARLY)
                    + " s the median run hits "
                    + Numbers.rounded(100 * hit)
                    + " % of its targets"));
    String caption =
        "Paper: "
            + claim()
            + " Measured: "
            + findings.get(1).measured()
            + ". Error: squared difference of the filtered trains, in spikes a second, averaged over"
            + " 10 s; below 0.01 drawn at 0.01.";
    return new PaperVerdict(
        findings, new Plot("Figure 2: " + title(), panels, List.of(caption)), Map.of());
  }

  private static int count(List<PaperResult> runs, Predicate<PaperResult> property) {
    return (int) runs.stream().filter(property).count();
  }

  private static PlotPanel mistakes(PaperResults results) {
    double[] time = results.of(MAIN).get(0).curve("seconds");
    List<PlotLine> lines = new ArrayList<>();
    lines.add(new PlotLine("missing", time, results.mean(MAIN, "missing"), 1, Style.BOLD));
    lines.add(new PlotLine("surplus", time, results.mean(MAIN, "surplus"), 2, Style.BOLD));
    return PlotPanel.linear(
        "spikes more than 5 ms off, mean of all runs", "seconds of learning", "per target", lines);
  }

  /** What is left of the error at each learning rate. */
  private static PlotPanel rates(PaperResults results) {
    double[] etas = ETAS.stream().mapToDouble(Double::parseDouble).toArray();
    double[][] errors = new double[3][etas.length];
    for (int k = 0; k < etas.length; k++) {
      Spread spread = results.spread("eta" + ETAS.get(k), "error");
      errors[0][k] = spread.quarter();
      errors[1][k] = spread.median();
      errors[2][k] = spread.threeQuarters();
    }
    List<PlotLine> lines =
        List.of(
            PaperPanels.line("", etas, errors[0], 4, Style.DASHED),
            PaperPanels.line("", etas, errors[2], 4, Style.DASHED),
            PaperPanels.line("median and quartiles", etas, errors[1], 0, Style.MARKED));
    return new PlotPanel(
        "error at the end", "learning rate (V)", "mean square error", true, true, lines, Map.of());
  }
}
