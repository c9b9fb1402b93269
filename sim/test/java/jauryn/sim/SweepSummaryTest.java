/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Statistics of a sweep against their definitions. */
final class SweepSummaryTest {
  private static final double EXACT = 0;

  /** What numpy.quantile gives for these. */
  @Test
  void quartilesAreThoseOfNumpy() {
    Spread spread = Spread.of(4, Double.NaN, 1, 3, 2);
    assertEquals(new Spread(4, 1, 1.75, 2.5, 3.25, 4), spread);
    assertEquals(new Spread(5, 1, 2, 3, 10, 100), Spread.of(100, 1, 10, 2, 3));
    assertTrue(Double.isNaN(Spread.of().median()));
  }

  /** A quartile lies between the values of which so many, and no more, are below and above. */
  @Property(tries = 300)
  void quartilesSplitTheSample(
      @ForAll @Size(min = 1, max = 40) double @DoubleRange(min = -9, max = 9) [] values) {
    Spread spread = Spread.of(values);
    int gaps = values.length - 1;
    split(values, spread.min(), 0, gaps);
    split(values, spread.quarter(), gaps / 4, gaps - (gaps + 3) / 4);
    split(values, spread.median(), gaps / 2, gaps - (gaps + 1) / 2);
    split(values, spread.threeQuarters(), 3 * gaps / 4, gaps - (3 * gaps + 3) / 4);
    split(values, spread.max(), gaps, 0);
  }

  /** More than {@code below} values are at most, and more than {@code above} at least as large. */
  private static void split(double[] values, double quantile, int below, int above) {
    double tolerance = 1e-12;
    assertTrue(Arrays.stream(values).filter(v -> v <= quantile + tolerance).count() > below);
    assertTrue(Arrays.stream(values).filter(v -> v >= quantile - tolerance).count() > above);
  }

  /** Runs with random results; medians found by going through all of them. */
  @Test
  void runsThatDifferByTheirSeedAreTakenTogether() {
    SweepCommandLine sweep =
        SweepCommandLine.parse("--eta 1e-3,5e-4 --seed 1..7 --nhid 3,4 sim_rfb".split(" "));
    Random random = new Random(1);
    Map<SweepPoint, RunOutcome> outcomes = new LinkedHashMap<>();
    Map<String, List<double[]>> byGroup = new LinkedHashMap<>();
    sweep
        .runs()
        .forEach(
            (point, run) -> {
              String group = point.values().get("eta") + " " + point.values().get("nhidden");
              double[] errors = random.doubles(3).toArray();
              boolean failed = point.folder().equals("eta1e-3-seed4-nhidden3");
              RunResult result =
                  new RunResult(Arrays.copyOf(errors, 2), new double[] {20, 40}, errors[2], 1);
              outcomes.put(
                  point,
                  failed
                      ? RunOutcome.failed(run, 3, "no such file")
                      : new RunOutcome(run, 0, "", Optional.of(result), false));
              byGroup.computeIfAbsent(group, key -> new ArrayList<>());
              if (!failed) {
                byGroup.get(group).add(errors);
              }
            });
    SweepSummary summary = new SweepSummary(sweep, outcomes);
    Map<String, Object> content = summary.content();
    assertEquals(28, content.get("runs"));
    assertEquals(27L, content.get("complete"));
    assertEquals(
        "eta1e-3-seed4-nhidden3",
        ((Map<?, ?>) ((List<?>) content.get("incomplete")).get(0)).get("run"));
    List<?> points = (List<?>) content.get("points");
    assertEquals(4, points.size());
    for (Object entry : points) {
      Map<?, ?> point = (Map<?, ?>) entry;
      Map<?, ?> values = (Map<?, ?>) point.get("values");
      List<double[]> members = byGroup.get(values.get("eta") + " " + values.get("nhidden"));
      check((Map<?, ?>) point.get("finalMeanSquareError"), members, 2);
      List<?> blocks = (List<?>) point.get("meanSquareError");
      assertEquals(2, blocks.size());
      check((Map<?, ?>) blocks.get(0), members, 0);
      check((Map<?, ?>) blocks.get(1), members, 1);
      assertEquals(40.0, ((Map<?, ?>) blocks.get(1)).get("timeSeconds"));
    }
    List<String> lines = summary.markdown().lines().toList();
    assertTrue(
        lines.get(0).matches("\\| eta +\\| nhidden +\\| +runs \\| +median .*"), lines::toString);
    assertTrue(lines.get(2).matches("\\| 1e-3 +\\| 3 +\\| +6 of 7 .*"), lines::toString);
  }

  private static void check(Map<?, ?> spread, List<double[]> members, int which) {
    double[] values = members.stream().mapToDouble(errors -> errors[which]).toArray();
    assertEquals(values.length, spread.get("count"));
    assertEquals(median(values), (double) spread.get("median"), 1e-15);
    assertEquals(Arrays.stream(values).min().orElseThrow(), (double) spread.get("min"), EXACT);
    assertEquals(Arrays.stream(values).max().orElseThrow(), (double) spread.get("max"), EXACT);
  }

  /** The value with as many below as above, or the mean of the two such values. */
  private static double median(double[] values) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      long below = Arrays.stream(values).filter(v -> v < value).count();
      long above = Arrays.stream(values).filter(v -> v > value).count();
      if (Math.abs(below - above) <= 1) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void tablesAreMarkdown() {
    MarkdownTable table = new MarkdownTable(1, List.of("name", "x"));
    table.row(List.of("a|b", "12345"));
    assertEquals("| name |     x |\n|------|------:|\n| a\\|b | 12345 |\n", table.text());
  }
}
