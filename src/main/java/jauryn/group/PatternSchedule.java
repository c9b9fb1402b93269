/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;
import jauryn.math.ReferenceRandom;

/**
 * Which pattern is shown when, as Auryn's StimulusGroup decides it: on and off in turns. Patterns
 * are chosen by one stream, durations drawn from another that begins with the same seed.
 */
final class PatternSchedule implements Stateful {
  private final StimulusParameters parameters;
  private final boolean timing;
  private final boolean binary;
  private final double[] cumulative;
  private final ReferenceRandom choices;
  private final ReferenceRandom durations;
  private boolean active;
  private int pattern;
  private float scale;
  private long nextChange;

  /**
   * A schedule that begins with a pattern in step 0.
   *
   * @param timing whether patterns are of spike times, which are never binary, and shown for as
   *     long as their mean time even where intervals are random
   * @param seed of both streams
   */
  PatternSchedule(StimulusParameters parameters, int patterns, boolean timing, int seed) {
    this.parameters = parameters;
    this.timing = timing;
    binary = parameters.binaryPatterns() && !timing;
    scale = parameters.scale();
    cumulative = cumulative(parameters, patterns);
    choices = new ReferenceRandom(seed);
    durations = new ReferenceRandom(seed);
  }

  private static double[] cumulative(StimulusParameters parameters, int patterns) {
    double[] cumulative = new double[patterns];
    double total = parameters.probabilities().stream().mapToDouble(p -> p).sum();
    double sum = 0;
    for (int k = 0; k < patterns; k++) {
      sum += total > 0 ? parameters.probabilities().get(k) / total : 1.0 / patterns;
      cumulative[k] = sum;
    }
    return cumulative;
  }

  /** Whether a pattern is shown. */
  boolean active() {
    return active;
  }

  /** The pattern that is shown, or was last. */
  int pattern() {
    return pattern;
  }

  /** Makes this the present pattern. */
  void choose(int pattern) {
    this.pattern = pattern;
  }

  /** Whether a pattern begins or ends with this step. */
  boolean changesAt(long step) {
    return step >= nextChange;
  }

  /** Goes from a pattern to a pause, or from a pause to the next pattern. */
  void change(long step) {
    double seconds;
    if (parameters.randomIntensities() && binary) {
      scale = parameters.scale() * (float) choices.nextUniform();
    }
    if (active) {
      seconds = parameters.meanOff();
      if (parameters.randomIntervals() && parameters.meanOff() > 0) {
        seconds = durations.nextExponential() / (1.0 / parameters.meanOff());
      }
    } else {
      chooseNext();
      if (parameters.randomIntensities() && !binary) {
        scale = parameters.scale() * (float) durations.nextExponential();
      }
      seconds = parameters.meanOn();
      if (parameters.randomIntervals() && !timing) {
        float deviation = parameters.meanOn() / 3;
        seconds = Math.max(0, durations.nextNormal() * deviation + parameters.meanOn());
      }
    }
    active = !active;
    nextChange = step + (long) (seconds / SimulationTime.DT);
  }

  private void chooseNext() {
    switch (parameters.order()) {
      case RANDOM:
        double draw = choices.nextUniform();
        pattern = 0;
        for (int k = cumulative.length - 1; k >= 0; k--) {
          if (draw <= cumulative[k]) {
            pattern = k;
          }
        }
        break;
      case SEQUENTIAL:
        pattern = (pattern + 1) % cumulative.length;
        break;
      case SEQUENTIAL_REVERSED:
        pattern--;
        if (pattern <= 0) {
          pattern = cumulative.length - 1;
        }
        break;
      default:
        break;
    }
  }

  /** What values of the pattern that is shown are multiplied with. */
  float scale() {
    return scale;
  }

  @Override
  public void save(StateWriter out) {
    out.flag("active", active);
    out.integer("pattern", pattern);
    out.integer("next change", nextChange);
    out.floats("scale", new float[] {scale}, 1);
    PoissonProcess.save(choices, out.in("choices"));
    PoissonProcess.save(durations, out.in("durations"));
  }

  @Override
  public void load(StateReader in) {
    active = in.flag("active");
    pattern = (int) in.integer("pattern", 0, cumulative.length - 1);
    nextChange = in.integer("next change", 0, Long.MAX_VALUE);
    scale = in.floats("scale", 1)[0];
    PoissonProcess.restore(choices, in.in("choices"));
    PoissonProcess.restore(durations, in.in("durations"));
  }
}
