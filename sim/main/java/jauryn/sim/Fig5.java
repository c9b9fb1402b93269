/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.SimulationTime;
import jauryn.math.ReferenceRandom;
import jauryn.sim.PaperVerdict.Finding;
import jauryn.sim.PaperVerdict.Outcome;
import jauryn.sim.SpikingXor.Timing;
import jauryn.tools.Plot;
import jauryn.tools.PlotLine;
import jauryn.tools.PlotPanel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exclusive or of spike patterns. */
final class Fig5 implements PaperFigure {
  private static final int HIDDEN = 4;
  private static final float NOISE = 4f;
  private static final int BIN = 100;

  private final int seeds;
  private final int trials;

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
    return "Random feedback soon answers perfectly, symmetric as well and more evenly, uniform is worse"
        + " on average; without hidden layer it cannot be solved.";
  }

  @Override
  public List<PaperRun> runs() {
    List<PaperRun> runs = new ArrayList<>();
    for (PaperFeedback kind :
        System.getProperty("kinds") != null
            ? List.of(PaperFeedback.SYMMETRIC)
            : List.of(PaperFeedback.RANDOM, PaperFeedback.SYMMETRIC, PaperFeedback.UNIFORM)) {
      add(runs, kind.word(), kind, 1);
    }
    if (System.getProperty("kinds") == null) add(runs, "none", PaperFeedback.SYMMETRIC, 0);
    return runs;
  }

  private void add(List<PaperRun> runs, String condition, PaperFeedback kind, int layers) {
    String[] etas = System.getProperty("etas", "1e-3").split(",");
    double w0 = Double.parseDouble(System.getProperty("w0", "0.1"));
    double shortest = Double.parseDouble(System.getProperty("iti", "0.02"));
    Timing timing = new Timing(5, 15e-3, shortest, 3 * shortest);
    for (String eta : etas) {
      for (int seed = 1; seed <= seeds; seed++) {
        long number = seed;
        SuperSpikeParameters parameters =
            kind.in(SuperSpikeParameters.builder())
                .nin(SpikingXor.INPUTS)
                .nout(SpikingXor.ANSWERS)
                .layers(layers)
                .nhidden(HIDDEN)
                .bgrate(NOISE)
                .w0(w0)
                .eta(Double.parseDouble(eta))
                .seed(seed)
                .build();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("program", kind.program().program());
        settings.putAll(PaperSettings.of(parameters));
        settings.put("trials", trials);
        settings.put("timing", timing.toString());
        runs.add(
            new PaperRun(
                condition + "-eta" + eta,
                seed,
                settings,
                () -> learn(parameters, kind, timing, number)));
      }
    }
  }

  private PaperResult learn(
      SuperSpikeParameters parameters, PaperFeedback kind, Timing timing, long seed) {
    SpikingXor task = new SpikingXor(trials, timing, new ReferenceRandom((int) (5000 + seed)));
    SuperSpikeNetwork network = new SuperSpikeNetwork(parameters, kind.program(), task);
    AnswerScore score = network.simulation().add(new AnswerScore(network.output(), task.windows()));
    SpikeTotal output = network.simulation().add(new SpikeTotal(network.output()));
    SpikeTotal hid =
        network.hidden().isEmpty()
            ? null
            : network.simulation().add(new SpikeTotal(network.hidden().get(0)));
    network.setLearning(false);
    network.simulation().advance(SimulationTime.steps((float) timing.quiet()));
    network.setLearning(true);
    double quietRate = output.takeRate(timing.quiet());
    double[] count = new double[trials / BIN];
    double[] accuracy = new double[count.length];
    for (int bin = 0; bin < count.length; bin++) {
      count[bin] = (bin + 1) * BIN;
      long end = task.windows().to()[(bin + 1) * BIN - 1];
      network.simulation().advance(end - network.simulation().step());
      accuracy[bin] = score.accuracy(bin * BIN, (bin + 1) * BIN);
    }
    Map<String, double[]> curves = new LinkedHashMap<>();
    curves.put("trials", count);
    curves.put("accuracy", accuracy);
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("outputHzBefore", quietRate);
    numbers.put("outHz", output.takeRate(network.simulation().time() - timing.quiet()));
    numbers.put(
        "hidHz",
        hid == null ? Double.NaN : hid.takeRate(network.simulation().time() - timing.quiet()));
    numbers.put("wmax", maxw(network));
    numbers.put("accuracy", accuracy[accuracy.length - 1]);
    numbers.put("seconds", network.simulation().time());
    return new PaperResult(numbers, curves);
  }

  static double maxw(SuperSpikeNetwork n) {
    double m = 0;
    for (float[] r : n.outputConnection().matrix().weights()) for (float v : r) m += Math.abs(v);
    return m / n.outputConnection().matrix().size();
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    List<PlotPanel> panels = new ArrayList<>();
    for (String condition : results.conditions()) {
      List<PlotLine> lines = new ArrayList<>();
      for (PaperResult run : results.of(condition)) {
        lines.add(
            new PlotLine("", run.curve("trials"), run.curve("accuracy"), 4, PlotLine.Style.THIN));
      }
      lines.add(
          new PlotLine(
              "mean of " + lines.size() + " runs",
              results.of(condition).get(0).curve("trials"),
              results.mean(condition, "accuracy"),
              0,
              PlotLine.Style.BOLD));
      panels.add(PlotPanel.linear(condition, "trials", "fraction right", lines));
    }
    List<Finding> findings = List.of(new Finding(claim(), Outcome.of(false), "to be judged"));
    return new PaperVerdict(findings, new Plot(title(), panels, List.of(claim())), Map.of());
  }
}
