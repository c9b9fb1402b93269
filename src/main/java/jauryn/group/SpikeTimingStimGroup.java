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
 * Sources that show patterns of precisely timed spikes (Auryn's SpikeTimingStimGroup): each neuron
 * in a pattern fires once, scale·value seconds after the pattern has begun, but not if that is less
 * than a step. Patterns are always shown for as long as their mean time; between them all neurons
 * fire at the background rate.
 */
public final class SpikeTimingStimGroup extends PatternGroup {
  private static final long NEVER = -1;

  private final long[] due;

  /** Spike times in Auryn's way, see {@link StimulusParameters#DEFAULT}. */
  public SpikeTimingStimGroup(
      String name,
      NeuronRange local,
      List<Pattern> patterns,
      StimulusParameters parameters,
      MasterSeeds seeds) {
    super(name, local, patterns, parameters, seeds, true);
    due = new long[local.size()];
    Arrays.fill(due, NEVER);
  }

  @Override
  void showPattern(long step) {
    for (int i = 0; i < due.length; i++) {
      if (due[i] == step) {
        emit(i);
      }
    }
  }

  @Override
  void changed(long step) {
    Arrays.fill(due, NEVER);
    if (isActive()) {
      Pattern pattern = current();
      float scale = schedule().scale();
      for (int k = 0; k < pattern.neurons().length; k++) {
        due[pattern.neurons()[k]] = (long) (step + scale * pattern.values()[k] / SimulationTime.DT);
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.longs("due", due, due.length);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    long[] saved = in.longs("due");
    if (saved.length != due.length) {
      throw in.bad("due", saved.length + " steps", "" + due.length);
    }
    System.arraycopy(saved, 0, due, 0, due.length);
  }
}
