/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LearningCurveTest {

  @Test
  void anyNumberOfPointsFitsTheWindow() {
    for (int points : new int[] {2, 3, 51, 64, 65, 1000}) {
      double[] values = IntStream.range(0, points).mapToDouble(k -> 214.4 / (k + 1)).toArray();
      String plot = LearningCurve.plot(values, StandardCharsets.UTF_8);
      assertTrue(plot.lines().allMatch(line -> line.length() < 80), plot);
      assertTrue(plot.lines().count() <= 10, plot);
    }
  }

  @Test
  void axisRunsFromTheLeastToTheGreatestValue() {
    String plot = LearningCurve.plot(new double[] {214.4, 105.5, 25.1}, StandardCharsets.UTF_8);
    assertTrue(plot.lines().findFirst().orElseThrow().contains("214.4"), plot);
    assertTrue(
        plot.stripTrailing().lines().reduce((a, b) -> b).orElseThrow().contains("25.1"), plot);
  }

  @Test
  void flatAndShortCurvesDoNotHurt() {
    double[] flat = new double[20];
    Arrays.fill(flat, 3.0);
    assertTrue(LearningCurve.plot(flat, StandardCharsets.UTF_8).contains("3.0000"));
    assertEquals("", LearningCurve.plot(new double[] {1.0}, StandardCharsets.UTF_8));
    assertEquals("", LearningCurve.plot(new double[] {Double.NaN, 1.0}, StandardCharsets.UTF_8));
  }

  @Test
  void plainTextWhereLinesCannotBeEncoded() {
    String plot = LearningCurve.plot(new double[] {3, 1, 2}, StandardCharsets.US_ASCII);
    assertTrue(plot.chars().allMatch(c -> c < 128), plot);
  }
}
