/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.math.ReferenceRandom;
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

/** One neuron learns to fire at five times of a frozen Poisson input. */
final class Fig2 implements PaperFigure {
  static final int INPUTS = 100;
  static final double PERIOD = 0.5;

  /** Rate of each input, Hz; the paper does not give it, its benchmark suite has 4.6 Hz. */
  static final double RATE = 5;

  static final int SPIKES = 5;
  private static final List<String> ETAS = List.of("1e-2", "5e-3", "1e-3", "5e-4", "1e-4");

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
    return SuperSpikeParameters.builder()
        .nin(INPUTS)
        .nout(1)
        .grid((float) PERIOD)
        .w0(0.05)
        .delay(0f);
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
    List<PlotPanel> panels = new ArrayList<>();
    for (String condition : results.conditions()) {
      List<PlotLine> lines = new ArrayList<>();
      for (PaperResult result : results.of(condition)) {
        lines.add(
            new PlotLine(
                "", result.curve("seconds"), result.curve("error"), 4, PlotLine.Style.THIN));
      }
      double[] time = results.of(condition).get(0).curve("seconds");
      lines.add(
          new PlotLine(
              "mean of " + lines.size() + " runs",
              time,
              results.mean(condition, "error"),
              0,
              PlotLine.Style.BOLD));
      panels.add(
          new PlotPanel(condition, "time (s)", "mean square error", false, true, lines, Map.of())
              .with(250, "paper: learned"));
    }
    List<Finding> findings = List.of(new Finding(claim(), Outcome.of(false), "to be judged"));
    return new PaperVerdict(findings, new Plot(title(), panels, List.of(claim())), Map.of());
  }
}
