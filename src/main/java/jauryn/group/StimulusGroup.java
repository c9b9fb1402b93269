/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.io.PatternFile.Pattern;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.MasterSeeds;
import java.util.Arrays;
import java.util.List;

/**
 * Poisson sources whose rates follow patterns (Auryn's StimulusGroup): while a pattern is shown,
 * each neuron in it fires at scale·value Hz. A neuron that fires is silent in the next step; gaps
 * are drawn such that the rate is right nevertheless.
 *
 * <p>Between patterns all neurons fire at the background rate. As in Auryn, neurons that are not in
 * the pattern shown do so, too; the background is added to those in it only where asked for.
 */
public final class StimulusGroup extends PatternGroup {
  private static final int REFRACTORY_STEPS = 1;
  private static final long NEVER = Long.MAX_VALUE;

  /** Rates, Hz, and the step after which each neuron fires next. */
  private final float[] rate;

  private final long[] due;

  /** The earliest of these, so that most steps need not look at all. */
  private long earliest = NEVER;

  /** Binary patterns: place in the pattern of the next spike, counted on from this step. */
  private long nextMember;

  /** Patterns in Auryn's way, see {@link StimulusParameters#DEFAULT}. */
  public StimulusGroup(
      String name,
      NeuronRange local,
      List<Pattern> patterns,
      StimulusParameters parameters,
      MasterSeeds seeds) {
    super(name, local, patterns, parameters, seeds, false);
    rate = new float[local.size()];
    due = new long[local.size()];
  }

  @Override
  void showPattern(long step) {
    if (parameters().binaryPatterns()) {
      showBinaryPattern();
    } else if (earliest < step) {
      earliest = NEVER;
      for (int i = 0; i < rate.length; i++) {
        if (rate[i] > 0) {
          if (due[i] < step) {
            emit(i);
            double gap = (float) random().nextExponential() * (mean(i) - REFRACTORY_STEPS);
            due[i] = step + REFRACTORY_STEPS + (long) gap;
          }
          earliest = Math.min(earliest, due[i]);
        }
      }
    }
  }

  /** Mean steps between two spikes of a neuron. */
  private double mean(int neuron) {
    return 1.0 / (rate[neuron] * SimulationTime.DT);
  }

  /** One jump process over the neurons of the pattern, another over all for the background. */
  private void showBinaryPattern() {
    int[] members = current().neurons();
    boolean background = parameters().backgroundDuringStimulus();
    long next = background ? nextBackground() : size();
    while (next < size() || nextMember < members.length) {
      if (nextMember < members.length && members[(int) nextMember] < next) {
        emit(members[(int) nextMember]);
        nextMember += gap(schedule().scale());
      } else {
        emit((int) next);
        next += backgroundGap();
      }
    }
    nextBackground(background ? next - size() : size());
    nextMember -= members.length;
  }

  @Override
  void changed(long step) {
    if (parameters().binaryPatterns()) {
      return;
    }
    earliest = NEVER;
    Arrays.fill(rate, 0f);
    if (isActive()) {
      Arrays.fill(rate, (float) parameters().backgroundRate());
      Pattern pattern = current();
      float scale = schedule().scale();
      float added =
          parameters().backgroundDuringStimulus() ? (float) parameters().backgroundRate() : 0f;
      for (int k = 0; k < pattern.neurons().length; k++) {
        rate[pattern.neurons()[k]] = Math.fma(scale, pattern.values()[k], added);
      }
      for (int i = 0; i < rate.length; i++) {
        if (rate[i] > 0) {
          double gap = (float) random().nextExponential() / (rate[i] * SimulationTime.DT);
          due[i] = step + (long) gap;
          earliest = Math.min(earliest, due[i]);
        }
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.floats("rates", rate, rate.length);
    out.longs("due", due, due.length);
    out.integer("earliest", earliest);
    out.integer("next member", nextMember);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    System.arraycopy(in.floats("rates", rate.length), 0, rate, 0, rate.length);
    long[] saved = in.longs("due");
    if (saved.length != due.length) {
      throw in.bad("due", saved.length + " steps", "" + due.length);
    }
    System.arraycopy(saved, 0, due, 0, due.length);
    earliest = in.integer("earliest");
    nextMember = in.integer("next member", 0, Long.MAX_VALUE);
  }
}
