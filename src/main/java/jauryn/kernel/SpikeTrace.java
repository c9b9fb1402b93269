/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.math.Padding;
import jauryn.math.VectorKernel;

/**
 * Exponentially decaying count of spikes: x ← (x + spikes)·exp(−dt/τ), so a fresh spike counts as
 * exp(−dt/τ). A pre trace follows the arriving spikes of the whole group, a post trace the spikes
 * its local neurons emit in the same step.
 */
public final class SpikeTrace implements Trace {
  /** Steps after which spikes count even if nobody asks. */
  private static final int LATEST = 128;

  private final SpikingGroup group;
  private final boolean presynaptic;
  private final float tau;
  private final int length;

  /** Steps are evolved once somebody asks. */
  private final DecayingCounts counts;

  private int pending;
  private long lastStep;

  SpikeTrace(SpikingGroup group, boolean presynaptic, float tau) {
    this.group = group;
    this.presynaptic = presynaptic;
    this.tau = tau;
    length = presynaptic ? group.size() : group.local().length();
    counts = new DecayingCounts(tau, Padding.padded(length));
  }

  @Override
  public void evolve(long step) {
    SpikeList spikes = presynaptic ? group.arriving(step) : group.emitted(step);
    int offset = presynaptic ? 0 : group.local().begin();
    for (int k = 0; k < spikes.size(); k++) {
      int i = spikes.neuron(k) - offset;
      if (i >= 0 && i < length) { // a replicated group emits for neurons of other ranks, too
        counts.append(step, i);
      }
    }
    lastStep = step;
    if (++pending == LATEST) {
      bringUpToDate();
    }
  }

  private void bringUpToDate() {
    VectorKernel kernel = group.vectorKernel();
    if (kernel != null && pending > 0) {
      counts.evolve(kernel, lastStep + 1 - pending, lastStep);
      pending = 0;
    }
    for (; pending > 0; pending--) {
      counts.evolve(lastStep + 1 - pending);
    }
  }

  /** Name in a state; traces of a group differ in kind and time constant. */
  private String stateName() {
    return (presynaptic ? "pre trace " : "post trace ") + tau + " s";
  }

  void save(StateWriter out) {
    if (presynaptic) {
      out.floats(stateName(), values(), group.size());
    } else {
      out.neurons(stateName(), group.local(), values());
    }
  }

  void load(StateReader in) {
    if (presynaptic) {
      float[] saved = in.floats(stateName(), group.size());
      System.arraycopy(saved, 0, values(), 0, saved.length);
    } else {
      in.neurons(stateName(), group.local(), values());
    }
  }

  @Override
  public float[] values() {
    bringUpToDate();
    return counts.values();
  }

  @Override
  public float tau() {
    return tau;
  }
}
