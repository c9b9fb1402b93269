/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.plasticity.Normalisation;
import jauryn.sim.PaperVerdict.Finding;
import jauryn.sim.PaperVerdict.Outcome;
import jauryn.tools.Plot;
import jauryn.tools.PlotLine;
import jauryn.tools.PlotPanel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What each part of the learning rule is good for: without it, or with another in its place. */
final class Ablations implements PaperFigure {
  private static final String RULE = "the rule of the paper";
  private static final String ERROR = "error";

  /** A difference that counts: as large as between seeds, about. */
  private static final double MARGIN = 1.05;

  private final PatternSource source;
  private final int hidden;
  private final int seeds;
  private final double seconds;

  Ablations(PatternSource source, int hidden, int seeds, double seconds) {
    this.source = source;
    this.hidden = hidden;
    this.seeds = seeds;
    this.seconds = seconds;
  }

  /** Variations by the part they concern, with what they change. */
  private static Map<String, Map<String, UnaryOperator<SuperSpikeParameters.Builder>>> parts() {
    Map<String, Map<String, UnaryOperator<SuperSpikeParameters.Builder>>> parts =
        new LinkedHashMap<>();
    Map<String, UnaryOperator<SuperSpikeParameters.Builder>> surrogate = new LinkedHashMap<>();
    surrogate.put("surrogate derivative 1", p -> p.nopartial(true));
    surrogate.put("beta 100 per V", p -> p.beta(100));
    surrogate.put("beta 300 per V", p -> p.beta(300));
    surrogate.put("beta 3000 per V", p -> p.beta(3000));
    surrogate.put("beta 10000 per V", p -> p.beta(10_000));
    parts.put("surrogate derivative", surrogate);
    Map<String, UnaryOperator<SuperSpikeParameters.Builder>> updates = new LinkedHashMap<>();
    updates.put("updates every 0.05 s, r0 1e-4", p -> p.updateInterval(0.05).eta(1e-4));
    updates.put("updates every 0.05 s", p -> p.updateInterval(0.05));
    updates.put("updates every 1.89 s", p -> p.updateInterval(1.8899));
    updates.put("updates every 5 s", p -> p.updateInterval(5));
    parts.put("update interval", updates);
    Map<String, UnaryOperator<SuperSpikeParameters.Builder>> rates = new LinkedHashMap<>();
    rates.put("RMSprop", p -> p.optimiser(Normalisation.MEAN));
    rates.put("RMSprop, r0 3e-4", p -> p.optimiser(Normalisation.MEAN).eta(3e-4));
    rates.put("fixed rate 0.03", p -> p.optimiser(Normalisation.NONE).eta(0.03));
    rates.put("fixed rate 0.3", p -> p.optimiser(Normalisation.NONE).eta(0.3));
    rates.put("one rate for a layer", p -> p.layerRate(true));
    rates.put("one rate for a layer, r0 1e-2", p -> p.layerRate(true).eta(1e-2));
    parts.put("learning rate", rates);
    return parts;
  }

  @Override
  public String name() {
    return "ablations";
  }

  @Override
  public String title() {
    return "parts of the learning rule left out or changed, on the Oxford theme";
  }

  @Override
  public String claim() {
    return "The paper chose beta = 1 per mV, updates every 0.5 s and a rate for each synapse by the"
        + " maximum of its squared gradients; it reports that without the surrogate derivative the"
        + " output is worse.";
  }

  private SuperSpikeParameters.Builder parameters() {
    return source.parameters().nhidden(hidden).eta(1e-3);
  }

  @Override
  public List<PaperRun> runs() {
    PatternRuns runs = new PatternRuns(source, Deep.protocol(source, seconds), seeds);
    runs.add(RULE, Feedback.SYMMETRIC, parameters());
    for (Map<String, UnaryOperator<SuperSpikeParameters.Builder>> part : parts().values()) {
      part.forEach(
          (condition, change) ->
              runs.add(condition, Feedback.SYMMETRIC, change.apply(parameters())));
    }
    return runs.all();
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    double rule = PaperCurves.median(results, RULE, ERROR);
    List<Finding> findings = new ArrayList<>();
    parts()
        .forEach(
            (part, variations) -> {
              StringBuilder measured = new StringBuilder("error ").append(Numbers.rounded(rule));
              int better = 0;
              for (String condition : variations.keySet()) {
                double error = PaperCurves.median(results, condition, ERROR);
                better += error * MARGIN < rule ? 1 : 0;
                measured.append(", ").append(condition).append(": ");
                measured.append(Numbers.rounded(error));
              }
              findings.add(
                  new Finding(
                      "the paper's choice of the " + part + " is as good as the others",
                      better == 0
                          ? Outcome.CONFIRMED
                          : better < variations.size() ? Outcome.PARTLY : Outcome.NOT_CONFIRMED,
                      measured.toString()));
            });
    return new PaperVerdict(findings, plot(results), Map.of());
  }

  private Plot plot(PaperResults results) {
    List<PlotPanel> panels = new ArrayList<>();
    parts()
        .forEach(
            (part, variations) -> {
              List<PlotLine> lines = new ArrayList<>();
              int colour = 0;
              for (String condition : variations.keySet()) {
                lines.add(
                    PaperCurves.mean(results, condition, ERROR, colour++, PlotLine.Style.BOLD));
              }
              lines.add(PaperCurves.mean(results, RULE, ERROR, 6, PlotLine.Style.DASHED));
              panels.add(
                  new PlotPanel(
                      part, "learning (s)", "mean square error", false, true, lines, Map.of()));
            });
    return new Plot(title(), panels, List.of(claim()));
  }
}
