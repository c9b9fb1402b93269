/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.io.PatternFile.Pattern;
import jauryn.kernel.Model;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.MasterSeeds;
import jauryn.math.ReferenceRandom;
import java.util.List;

/**
 * Sources of spikes that show one of several patterns for a while, then none, in turns. Every rank
 * draws the spikes of all, so that they do not depend on the number of ranks.
 *
 * <p>What is shown in a step is decided at the end of the one before.
 */
public abstract class PatternGroup extends SpikingGroup {
  private final List<Pattern> patterns;
  private final StimulusParameters parameters;
  private final PatternSchedule schedule;
  private final ReferenceRandom random;
  private long nextBackground;

  /**
   * A group without activity.
   *
   * @param timing whether patterns are of spike times
   */
  PatternGroup(
      String name,
      NeuronRange local,
      List<Pattern> patterns,
      StimulusParameters parameters,
      MasterSeeds seeds,
      boolean timing) {
    super(name, local);
    Checks checks = new Checks("group " + name);
    Model.require(!patterns.isEmpty(), "group " + name, "patterns", "none", "at least one");
    for (Pattern pattern : patterns) {
      checks.equal(
          "values of a pattern",
          pattern.values().length,
          pattern.neurons().length,
          "one for each of its neurons");
      for (int k = 0; k < pattern.neurons().length; k++) {
        checks.between("neuron of a pattern", pattern.neurons()[k], 0, local.size(), "");
        checks.finite("value of a pattern", pattern.values()[k], "");
      }
    }
    parameters.check(checks, patterns.size());
    this.patterns = List.copyOf(patterns);
    this.parameters = parameters;
    schedule = new PatternSchedule(parameters, patterns.size(), timing, seeds.stimulusSeed());
    random = new ReferenceRandom(seeds.stimulusSeed());
  }

  @Override
  public final boolean replicated() {
    return true;
  }

  /** Whether a pattern is shown in the next step. */
  public final boolean isActive() {
    return schedule.active();
  }

  /** Number of the pattern that is shown in the next step, or was last. */
  public final int pattern() {
    return schedule.pattern();
  }

  /** Chooses the pattern to be shown next, in {@link StimulusParameters.Order#MANUAL}. */
  public final void choose(int pattern) {
    new Checks("group " + name()).between("pattern", pattern, 0, patterns.size(), "");
    schedule.choose(pattern);
  }

  final StimulusParameters parameters() {
    return parameters;
  }

  final PatternSchedule schedule() {
    return schedule;
  }

  /** The stream spikes are drawn from. */
  final ReferenceRandom random() {
    return random;
  }

  /** The pattern that is shown. */
  final Pattern current() {
    return patterns.get(schedule.pattern());
  }

  @Override
  protected final void evolve(long step) {
    if (schedule.active()) {
      showPattern(step);
    } else if (parameters.backgroundRate() > 0) {
      for (; nextBackground < size(); nextBackground += backgroundGap()) {
        emit((int) nextBackground);
      }
      nextBackground -= size();
    }
    if (schedule.changesAt(step)) {
      schedule.change(step);
      changed(step);
    }
  }

  /** Emits the spikes of a step in which a pattern is shown. */
  abstract void showPattern(long step);

  /** A pattern begins or ends with this step. */
  abstract void changed(long step);

  /** Unit of the next background spike, counted on from this step. */
  final long nextBackground() {
    return nextBackground;
  }

  /** Sets the unit of the next background spike. */
  final void nextBackground(long unit) {
    nextBackground = unit;
  }

  final long backgroundGap() {
    return gap(parameters.backgroundRate());
  }

  /** How many units further the next event of units that fire at {@code rate} Hz is. */
  final long gap(double rate) {
    return 1 + (long) (random.nextExponential() / rate / SimulationTime.DT);
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    schedule.save(out);
    PoissonProcess.save(random, out);
    out.integer("next background", nextBackground);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    schedule.load(in);
    PoissonProcess.restore(random, in);
    nextBackground = in.integer("next background", 0, Long.MAX_VALUE);
  }
}
