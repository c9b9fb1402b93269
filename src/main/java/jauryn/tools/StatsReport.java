/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static jauryn.io.JsonText.finite;

import jauryn.io.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows {@link SpikeStatistics} to people, as aligned text, and to programs, as JSON. */
final class StatsReport {
  private static final int FORMAT_VERSION = 1;
  private static final double[] PROBABILITIES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
  private static final String VAN_ROSSUM_KERNEL = "exp(-t/tau)";
  private static final String VAN_ROSSUM_SCALE = "D^2 = 1/tau integral of (f-g)^2 dt";
  private static final String ERROR_KERNEL = "exp(-t/decay) - exp(-t/rise)";
  private static final String ERROR_SCALE =
      "that of the mse in .stats, where a lone spike has D^2 = 4";

  private final SpikeWindow window;
  private final StatsSettings settings;
  private final StatsTarget target;
  private final SpikeStatistics statistics;

  /** {@code target} is null where there is none. */
  StatsReport(
      SpikeWindow window, StatsSettings settings, StatsTarget target, SpikeStatistics statistics) {
    this.window = window;
    this.settings = settings;
    this.target = target;
    this.statistics = statistics;
  }

  /** One JSON object; keys are described in docs/file-formats.md. */
  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", "jauryn-stats");
    all.put("formatVersion", FORMAT_VERSION);
    all.put("files", files());
    all.put("fromSeconds", window.from() / window.stepsPerSecond());
    all.put("toSeconds", window.to() / window.stepsPerSecond());
    all.put("neurons", settings.neurons());
    all.put("spikes", statistics.spikes());
    all.put("spikesOutside", statistics.spikesOutside());
    all.put("silentNeurons", silent());
    all.put("meanRateHz", finite(SpikeStatistics.mean(statistics.ratesHz())));
    all.put("medianRateHz", finite(Quantiles.of(statistics.ratesHz(), 0.5)));
    List<Object> quantiles = new ArrayList<>();
    for (double p : PROBABILITIES) {
      quantiles.add(object("p", p, "rateHz", finite(Quantiles.of(statistics.ratesHz(), p))));
    }
    all.put("rateQuantiles", quantiles);
    all.put(
        "isiCv",
        object(
            "mean", finite(SpikeStatistics.mean(statistics.intervalCvs())),
            "neurons", statistics.intervalCvs().length,
            "fewestSpikes", IntervalVariability.FEWEST_SPIKES));
    all.put(
        "correlation",
        object(
            "mean", finite(SpikeStatistics.mean(statistics.correlations())),
            "binSeconds", binSeconds(),
            "bins", statistics.bins(),
            "pairs", statistics.pairs(),
            "pairsDefined", statistics.correlations().length,
            "seed", settings.seed()));
    all.put("distance", statistics.distance().map(this::distance).orElse(null));
    return JsonText.lines(all);
  }

  private Map<String, Object> distance(SpikeStatistics.TargetDistance distance) {
    Map<String, Object> all =
        object(
            "target", target.train().events().path().toString(),
            "gridSeconds", target.grid().map(JsonText::decimal).orElse(null),
            "periodSeconds", target.grid().isPresent() ? periodSeconds() : null,
            "targetSpikes", distance.targetSpikes(),
            "targetSpikesOutside", distance.targetSpikesOutside());
    all.put(
        "vanRossum",
        object(
            "mean", finite(SpikeStatistics.mean(distance.vanRossum())),
            "median", finite(Quantiles.median(distance.vanRossum())),
            "meanSquare", finite(meanSquare(distance)),
            "tauSeconds", target.tau(),
            "kernel", VAN_ROSSUM_KERNEL,
            "normalisation", VAN_ROSSUM_SCALE,
            "evaluation", "all pairs of spikes, no time grid"));
    all.put(
        "superSpike",
        object(
            "meanSquareError",
            finite(distance.meanSquareError()),
            "decaySeconds",
            SpikeStatistics.ERROR_DECAY,
            "riseSeconds",
            SpikeStatistics.ERROR_RISE,
            "kernel",
            ERROR_KERNEL,
            "normalisation",
            ERROR_SCALE,
            "evaluation",
            "all pairs of spikes, no time grid"));
    return all;
  }

  /** Lines for people. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "files", String.join(", ", files()));
    line(
        text,
        "window",
        "%s to %s s",
        shown(window.from() / window.stepsPerSecond()),
        shown(window.to() / window.stepsPerSecond()));
    line(text, "neurons", "%d, %d of them silent", settings.neurons(), silent());
    String outside =
        statistics.spikesOutside() == 0
            ? ""
            : ", and " + statistics.spikesOutside() + " of other neurons, left out";
    line(text, "spikes", "%d%s", statistics.spikes(), outside);
    line(
        text,
        "rate",
        "mean %s Hz, median %s Hz",
        shown(SpikeStatistics.mean(statistics.ratesHz())),
        shown(Quantiles.of(statistics.ratesHz(), 0.5)));
    StringBuilder heads = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (double p : PROBABILITIES) {
      heads.append(String.format(Locale.ROOT, "%9.0f%%", 100 * p));
      values.append(String.format("%10s", shown(Quantiles.of(statistics.ratesHz(), p))));
    }
    line(text, "  quantile", heads.toString());
    line(text, "  Hz", values.toString());
    line(
        text,
        "ISI CV",
        "%s, mean of the %d neurons with %d spikes or more",
        shown(SpikeStatistics.mean(statistics.intervalCvs())),
        statistics.intervalCvs().length,
        IntervalVariability.FEWEST_SPIKES);
    line(
        text,
        "correlation",
        "%s, mean of %d pairs of neurons that fire, %d bins of %s s, seed %d",
        shown(SpikeStatistics.mean(statistics.correlations())),
        statistics.correlations().length,
        statistics.bins(),
        shown(binSeconds()),
        settings.seed());
    statistics.distance().ifPresent(distance -> distance(text, distance));
    return text.toString();
  }

  private void distance(StringBuilder text, SpikeStatistics.TargetDistance distance) {
    String loops =
        target.grid().isPresent() ? "period " + shown(periodSeconds()) + " s" : "played once";
    String outside =
        distance.targetSpikesOutside() == 0
            ? ""
            : ", without " + distance.targetSpikesOutside() + " per period of other neurons";
    String file = target.train().events().path().toString();
    line(text, "target", "%s, %s", file, loops);
    line(text, "  spikes", "%d%s", distance.targetSpikes(), outside);
    line(
        text,
        "van Rossum",
        "mean %s, median %s, mean of the squares %s",
        shown(SpikeStatistics.mean(distance.vanRossum())),
        shown(Quantiles.median(distance.vanRossum())),
        shown(meanSquare(distance)));
    line(text, "  kernel", "%s, tau %s s", VAN_ROSSUM_KERNEL, shown(target.tau()));
    line(text, "  scale", "%s, all pairs of spikes, no time grid", VAN_ROSSUM_SCALE);
    line(text, "mse", "%s", shown(distance.meanSquareError()));
    line(
        text,
        "  kernel",
        "%s, decay %s s, rise %s s",
        ERROR_KERNEL,
        shown(SpikeStatistics.ERROR_DECAY),
        shown(SpikeStatistics.ERROR_RISE));
    line(text, "  scale", ERROR_SCALE);
  }

  private List<String> files() {
    return window.files().stream().map(file -> file.path().toString()).toList();
  }

  private long silent() {
    return Arrays.stream(statistics.ratesHz()).filter(rate -> rate == 0).count();
  }

  private double binSeconds() {
    return settings.binSteps() / window.stepsPerSecond();
  }

  private double periodSeconds() {
    return target.train().period() / window.stepsPerSecond();
  }

  private static double meanSquare(SpikeStatistics.TargetDistance distance) {
    return Arrays.stream(distance.vanRossum()).map(d -> d * d).average().orElse(Double.NaN);
  }

  private static String shown(double value) {
    return Double.isNaN(value) ? "-" : SixDigits.of(value);
  }

  private static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int k = 0; k < keysAndValues.length; k += 2) {
      object.put((String) keysAndValues[k], keysAndValues[k + 1]);
    }
    return object;
  }

  private static void line(StringBuilder text, String name, String format, Object... values) {
    String value = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    text.append(String.format("%-12s %s%n", name, value));
  }
}
