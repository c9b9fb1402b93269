/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.UserError;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a theme promises for every picture, and the statistics of its Poisson input. */
class ThemeMakerTest {
  private static final double DT = 1e-4;

  @Property(tries = 200)
  void everyBlackPixelIsOneSpikeOfItsColumn(
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @IntRange(min = 2, max = 40) int height,
      @ForAll @IntRange(min = 2, max = 120) int columnSteps,
      @ForAll @IntRange(max = 1) int firstId,
      @ForAll long seed) {
    Bitmap picture = noise(width, height, new Random(seed));
    Theme theme = new ThemeMaker(columnSteps, firstId, 100, 2000, seed).make(picture);

    Bitmap drawn = new Bitmap(width, height);
    for (Theme.Spike spike : theme.target()) {
      int x = (int) (step(spike) / columnSteps);
      int y = height - 1 - (spike.id() - firstId);
      assertTrue(!drawn.ink(x, y), "two spikes for one pixel");
      drawn.set(x, y, true);
    }
    assertEquals(picture, drawn);
  }

  @Property(tries = 300)
  void noSpikeComesAtOrAfterTheEndOfTheLoop(
      @ForAll @IntRange(min = 1, max = 1000) int width,
      @ForAll @IntRange(min = 2, max = 20) int columnSteps,
      @ForAll long seed) {
    Bitmap lines = new Bitmap(width, 3);
    for (int x = 0; x < width; x++) {
      lines.set(x, 2, true);
    }
    Theme theme = new ThemeMaker(columnSteps, 0, 20, 5000, seed).make(lines);
    long loop = (long) ((double) Float.parseFloat(theme.grid()) / DT);
    assertEquals(loop, theme.loopSteps());
    assertTrue(theme.target().stream().allMatch(spike -> step(spike) < loop));
    assertTrue(theme.input().stream().allMatch(spike -> step(spike) < loop));
  }

  @Example
  void loopOfTheOxfordDemoIsOneStepShort() {
    // Measured with the original program: period 18899 steps for --grid 1.89.
    assertEquals(18899, Theme.loopSteps("1.890000"));
    assertEquals(6999, Theme.loopSteps("0.7"));
    assertEquals(10000, Theme.loopSteps("1.0"));
  }

  @Example
  void inputIsPoisson() {
    // 2000 neurons, 100 columns of 10 ms (10000 steps or one less), 20 Hz. Limits: 5 standard
    // deviations of the total count (binomial) and of the index of dispersion, whose variance is
    // about 2 / (neurons - 1) for Poisson counts. A wrong rate by 3 % or regular trains fail.
    int neurons = 2000;
    Bitmap dot = new Bitmap(100, 2);
    dot.set(0, 1, true);
    Theme theme = new ThemeMaker(100, 0, neurons, 20, 7).make(dot);
    double expected = neurons * 20 * theme.loopSteps() * DT;
    assertEquals(expected, theme.input().size(), 5 * Math.sqrt(expected));

    double[] counts = new double[neurons];
    double[] perBin = new double[10];
    for (Theme.Spike spike : theme.input()) {
      counts[spike.id()]++;
      perBin[(int) (spike.micros() / 100_000)]++;
    }
    assertEquals(1, dispersion(counts), 5 * Math.sqrt(2.0 / (neurons - 1)));
    for (double count : perBin) {
      assertEquals(expected / 10, count, 5 * Math.sqrt(expected / 10));
    }
  }

  @Example
  void jitterIsUniformInTheColumn() {
    // 100 x 200 spikes in 100 steps: each step gets 200, standard deviation 14.1; limit 5 of them.
    Bitmap black = new Bitmap(100, 200).inverted();
    int[] counts = new int[100];
    Theme theme = new ThemeMaker(100, 0, 10, 100, 3).make(black);
    for (Theme.Spike spike : theme.target()) {
      counts[(int) (step(spike) % 100)]++;
    }
    for (int count : counts) {
      assertEquals(200, count, 5 * Math.sqrt(200));
    }
  }

  @Example
  void seedFixesTheTrains() {
    Bitmap picture = noise(50, 40, new Random(1));
    Theme one = new ThemeMaker(100, 1, 50, 5, 42).make(picture);
    assertEquals(one, new ThemeMaker(100, 1, 50, 5, 42).make(picture));
    Theme other = new ThemeMaker(100, 1, 50, 5, 43).make(picture);
    assertNotEquals(one.target(), other.target());
    assertNotEquals(one.input(), other.input());
    Theme negative = new ThemeMaker(100, 1, 50, 5, 42).make(picture.inverted());
    assertEquals(one.input(), negative.input(), "the input does not depend on the picture");
  }

  @Example
  void unfitPicturesAreRefused() {
    ThemeMaker maker = new ThemeMaker(100, 1, 10, 5, 1);
    assertThrows(UserError.class, () -> maker.make(new Bitmap(20, 20)));
    Bitmap topRowOnly = new Bitmap(20, 20);
    topRowOnly.set(5, 0, true);
    assertThrows(UserError.class, () -> maker.make(topRowOnly));
    Bitmap oneStep = new Bitmap(7000, 2); // 0.7 s in columns of one step: the loop has 6999 steps
    oneStep.set(0, 1, true);
    ThemeMaker fine = new ThemeMaker(1, 0, 10, 5, 1);
    assertThrows(UserError.class, () -> fine.make(oneStep));
    ThemeMaker silent = new ThemeMaker(100, 0, 1, 1e-9, 1);
    assertThrows(UserError.class, () -> silent.make(new Bitmap(3, 3).inverted()));
  }

  @Example
  void badParametersAreRefused() {
    assertThrows(UserError.class, () -> new ThemeMaker(0, 1, 10, 5, 1));
    assertThrows(UserError.class, () -> new ThemeMaker(100, 2, 10, 5, 1));
    assertThrows(UserError.class, () -> new ThemeMaker(100, 1, 0, 5, 1));
    assertThrows(UserError.class, () -> new ThemeMaker(100, 1, 10, 0, 1));
    assertThrows(UserError.class, () -> new ThemeMaker(100, 1, 10, Double.NaN, 1));
    assertThrows(UserError.class, () -> new ThemeMaker(100, 1, 10, 10_001, 1));
  }

  /** The step a simulation computes from the time as it stands in the file. */
  private static long step(Theme.Spike spike) {
    return (long) (Double.parseDouble(Theme.seconds(spike.micros())) / DT);
  }

  private static Bitmap noise(int width, int height, Random random) {
    Bitmap picture = new Bitmap(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.set(x, y, random.nextInt(4) == 0);
      }
    }
    picture.set(0, height - 1, true);
    return picture;
  }

  private static double dispersion(double[] counts) {
    double mean = 0;
    for (double count : counts) {
      mean += count / counts.length;
    }
    double variance = 0;
    for (double count : counts) {
      variance += (count - mean) * (count - mean) / (counts.length - 1);
    }
    return variance / mean;
  }
}
