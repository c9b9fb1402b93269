/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

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

/** 32 hidden units with symmetric feedback learn a pattern of 100 outputs and 3.5 s. */
final class Fig6 implements PaperFigure {
  /** The output is said to match if so many of the target's spikes are hit. */
  private static final double MATCHED = 0.9;

  private static final String ERROR = "error";

  /** Sizes of the hidden layer and learning rates; the first is the paper's size. */
  private enum Case {
    PAPER("32 units, r0 1e-3", 32, 1e-3),
    FASTER("32 units, r0 2e-3", 32, 2e-3),
    LARGE("64 units, r0 1e-3", 64, 1e-3),
    LARGER("128 units, r0 1e-3", 128, 1e-3);

    private final String words;
    private final int hidden;
    private final double eta;

    Case(String words, int hidden, double eta) {
      this.words = words;
      this.hidden = hidden;
      this.eta = eta;
    }
  }

  private final Supplier<PatternSource> source;
  private final int seeds;
  private final double seconds;

  Fig6(Supplier<PatternSource> source, int seeds, double seconds) {
    this.source = source;
    this.seeds = seeds;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "fig6";
  }

  @Override
  public String title() {
    return "32 hidden units with symmetric feedback learn a pattern of 3.5 s";
  }

  @Override
  public boolean needsSuite() {
    return true;
  }

  @Override
  public String claim() {
    return "After 1000 s the output matches the target by eye with 32 or more hidden units; some"
        + " spurious spikes remain. Hidden units fire at 10 to 20 Hz with nearly exponential"
        + " intervals. Without learning the activity repeats exactly.";
  }

  @Override
  public List<PaperRun> runs() {
    PatternSource pattern = source.get();
    PatternRuns runs = new PatternRuns(pattern, Fig7.protocol(seconds), seeds, Fig6::withLoops);
    for (Case c : Case.values()) {
      runs.add(c.words, Feedback.SYMMETRIC, pattern.parameters().nhidden(c.hidden).eta(c.eta));
    }
    return runs.all();
  }

  private static PaperResult withLoops(PatternLearning learning) {
    PaperResult result = learning.run();
    Map<String, Double> numbers = new LinkedHashMap<>(result.numbers());
    numbers.putAll(new FrozenLoops(learning.network(), learning.loopSeconds()).play());
    return new PaperResult(numbers, result.curves());
  }

  @Override
  public PaperVerdict judge(PaperResults results) {
    StringBuilder measured = new StringBuilder("target spikes hit within 10 ms");
    for (Case c : Case.values()) {
      double hit = hit(results, c);
      measured.append(c == Case.PAPER ? " " : ", ").append(percent(hit));
      measured.append(" (").append(c.words).append(", surplus spikes ");
      measured.append(percent(PaperCurves.median(results, c.words, "testSurplus"))).append(')');
    }
    boolean paper = Math.max(hit(results, Case.PAPER), hit(results, Case.FASTER)) >= MATCHED;
    boolean larger = Math.min(hit(results, Case.LARGE), hit(results, Case.LARGER)) >= MATCHED;
    String best =
        PaperCurves.median(results, Case.FASTER.words, ERROR)
                < PaperCurves.median(results, Case.PAPER.words, ERROR)
            ? Case.FASTER.words
            : Case.PAPER.words;
    double rate = PaperCurves.median(results, best, "hiddenHz");
    double variability = PaperCurves.median(results, best, "hiddenIntervalVariability");
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            "with 32 or more hidden units the output matches the target within "
                + Numbers.brief(seconds)
                + " s",
            paper && larger
                ? Outcome.CONFIRMED
                : paper || larger ? Outcome.PARTLY : Outcome.NOT_CONFIRMED,
            measured.toString()));
    findings.add(
        new Finding(
            "32 hidden units fire at 10 to 20 Hz",
            Outcome.of(rate >= 10 && rate <= 20),
            Numbers.rounded(rate) + " Hz with " + best));
    findings.add(
        new Finding(
            "with nearly exponential intervals, which vary as much as their mean is",
            Outcome.of(Math.abs(variability - 1) < 0.3),
            "mean coefficient of variation " + Numbers.rounded(variability) + " with " + best));
    boolean frozen = true;
    for (Case c : Case.values()) {
      frozen &= results.spread(c.words, "frozen").min() == 1;
    }
    findings.add(
        new Finding(
            "with learning switched off the activity repeats exactly",
            Outcome.of(frozen),
            "two loops compared spike by spike in all runs"));
    return new PaperVerdict(findings, plot(results), Map.of());
  }

  private static double hit(PaperResults results, Case c) {
    return 1 - PaperCurves.median(results, c.words, "testMissing");
  }

  private static String percent(double fraction) {
    return Numbers.fixed(100 * fraction, 0) + " %";
  }

  private Plot plot(PaperResults results) {
    List<PlotPanel> panels = new ArrayList<>();
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put(ERROR, "mean square error");
    shown.put("missing", "target spikes missed");
    shown.put("hiddenHz", "hidden rate (Hz)");
    shown.forEach(
        (column, words) -> {
          List<PlotLine> lines = new ArrayList<>();
          for (Case c : Case.values()) {
            lines.add(PaperCurves.mean(results, c.words, column, c.ordinal(), PlotLine.Style.BOLD));
          }
          panels.add(PlotPanel.linear(words, "learning (s)", words, lines));
        });
    return new Plot("Figure 6: " + title(), panels, List.of(caption()));
  }
}
