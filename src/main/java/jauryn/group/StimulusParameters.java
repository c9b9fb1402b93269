/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import java.util.List;

/**
 * When patterns are shown, and how. Instances are immutable; {@code
 * StimulusParameters.DEFAULT.meanOn(0.5f)} is a copy with another duration.
 *
 * @param order which pattern comes next
 * @param meanOn mean time a pattern is shown, s
 * @param meanOff mean time between patterns, s
 * @param randomIntervals whether these times are random, else all are as long as their mean
 * @param scale what values of patterns are multiplied with; Hz for rates
 * @param randomIntensities whether the scale is random in each presentation
 * @param binaryPatterns whether all neurons of a pattern fire at the rate {@code scale}, whatever
 *     their values
 * @param backgroundRate rate of all neurons between patterns, Hz
 * @param backgroundDuringStimulus whether it is added to that of patterns, too
 * @param probabilities of the patterns, in {@link Order#RANDOM}; relative to their sum; empty for
 *     equal ones
 */
public record StimulusParameters(
    Order order,
    float meanOn,
    float meanOff,
    boolean randomIntervals,
    float scale,
    boolean randomIntensities,
    boolean binaryPatterns,
    double backgroundRate,
    boolean backgroundDuringStimulus,
    List<Double> probabilities) {

  /** Auryn's: a pattern at random, for 0.2 s on average, and 1 s between; no background. */
  public static final StimulusParameters DEFAULT =
      new StimulusParameters(Order.RANDOM, 0.2f, 1f, true, 1f, false, false, 0.0, false, List.of());

  /** Which pattern comes next. */
  public enum Order {
    /** Any, by their probabilities. */
    RANDOM,
    /** The next in the file, beginning with the second, then the first again. */
    SEQUENTIAL,
    /** The previous in the file; the first pattern never comes, as in Auryn. */
    SEQUENTIAL_REVERSED,
    /** The one that was chosen. */
    MANUAL
  }

  /** A copy in which these lists cannot change any more. */
  public StimulusParameters {
    probabilities = List.copyOf(probabilities);
  }

  /** A copy with another order. */
  public StimulusParameters order(Order value) {
    return choice(value, probabilities);
  }

  /** A copy with another mean time a pattern is shown, s. */
  public StimulusParameters meanOn(float value) {
    return times(value, meanOff, randomIntervals);
  }

  /** A copy with another mean time between patterns, s. */
  public StimulusParameters meanOff(float value) {
    return times(meanOn, value, randomIntervals);
  }

  /** A copy with or without random times. */
  public StimulusParameters randomIntervals(boolean value) {
    return times(meanOn, meanOff, value);
  }

  /** A copy with another scale. */
  public StimulusParameters scale(float value) {
    return rates(
        value, randomIntensities, binaryPatterns, backgroundRate, backgroundDuringStimulus);
  }

  /** A copy with or without random intensities. */
  public StimulusParameters randomIntensities(boolean value) {
    return rates(scale, value, binaryPatterns, backgroundRate, backgroundDuringStimulus);
  }

  /** A copy with or without binary patterns. */
  public StimulusParameters binaryPatterns(boolean value) {
    return rates(scale, randomIntensities, value, backgroundRate, backgroundDuringStimulus);
  }

  /**
   * A copy with another background.
   *
   * @param rate between patterns, Hz
   * @param duringStimulus whether it is added to that of patterns, too
   */
  public StimulusParameters background(double rate, boolean duringStimulus) {
    return rates(scale, randomIntensities, binaryPatterns, rate, duringStimulus);
  }

  /** A copy with other probabilities. */
  public StimulusParameters probabilities(List<Double> value) {
    return choice(order, value);
  }

  // Copies with other values of parameters that belong together.

  private StimulusParameters choice(Order order, List<Double> probabilities) {
    return new StimulusParameters(
        order,
        meanOn,
        meanOff,
        randomIntervals,
        scale,
        randomIntensities,
        binaryPatterns,
        backgroundRate,
        backgroundDuringStimulus,
        probabilities);
  }

  private StimulusParameters times(float meanOn, float meanOff, boolean randomIntervals) {
    return new StimulusParameters(
        order,
        meanOn,
        meanOff,
        randomIntervals,
        scale,
        randomIntensities,
        binaryPatterns,
        backgroundRate,
        backgroundDuringStimulus,
        probabilities);
  }

  private StimulusParameters rates(
      float scale,
      boolean randomIntensities,
      boolean binaryPatterns,
      double backgroundRate,
      boolean backgroundDuringStimulus) {
    return new StimulusParameters(
        order,
        meanOn,
        meanOff,
        randomIntervals,
        scale,
        randomIntensities,
        binaryPatterns,
        backgroundRate,
        backgroundDuringStimulus,
        probabilities);
  }

  void check(Checks checks, int patterns) {
    checks.positive("mean time of patterns", meanOn, "s");
    checks.between("mean time between patterns", meanOff, 0, Double.POSITIVE_INFINITY, "s");
    checks.between("scale", scale, 0, Double.POSITIVE_INFINITY, "");
    checks.between("background rate", backgroundRate, 0, 1e4, "Hz");
    if (!probabilities.isEmpty()) {
      checks.equal("probabilities", probabilities.size(), patterns, "one for each pattern");
      for (double probability : probabilities) {
        checks.between("probability", probability, 0, Double.POSITIVE_INFINITY, "");
      }
    }
  }
}
