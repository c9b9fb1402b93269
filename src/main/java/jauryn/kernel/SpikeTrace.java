/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.math.Padding;
import jauryn.math.Vectors;

/**
 * Exponentially decaying count of spikes: x ← (x + spikes)·exp(−dt/τ), so a fresh spike counts as
 * exp(−dt/τ). A pre trace follows the arriving spikes of the whole group, a post trace the spikes
 * its local neurons emit in the same step.
 */
public final class SpikeTrace implements Trace {
  /**
   * Decays reach subnormal numbers, which are slow on some processors; now and then they become
   * zero.
   */
  private static final int FLUSH_INTERVAL = 4096;

  /** Steps after which spikes count even if nobody asks. */
  private static final int LATEST = 128;

  private final SpikingGroup group;
  private final boolean presynaptic;
  private final float tau;
  private final float decay;
  private final int length;
  private final float[] values;

  /** Spikes of the last steps, which count once somebody asks. */
  private final SpikeHistory counted = new SpikeHistory();

  private int pending;
  private long lastStep;

  SpikeTrace(SpikingGroup group, boolean presynaptic, float tau) {
    this.group = group;
    this.presynaptic = presynaptic;
    this.tau = tau;
    decay = (float) Math.exp(-(SimulationTime.DT / tau));
    length = presynaptic ? group.size() : group.local().length();
    values = new float[Padding.padded(length)];
  }

  @Override
  public void evolve(long step) {
    SpikeList spikes = presynaptic ? group.arriving(step) : group.emitted(step);
    int offset = presynaptic ? 0 : group.local().begin();
    for (int k = 0; k < spikes.size(); k++) {
      int i = spikes.neuron(k) - offset;
      if (i >= 0 && i < length) { // a replicated group emits for neurons of other ranks, too
        counted.append(step, i);
      }
    }
    lastStep = step;
    if (++pending == LATEST) {
      bringUpToDate();
    }
  }

  private void bringUpToDate() {
    long spike = counted.first();
    for (long step = lastStep + 1 - pending; step <= lastStep; step++) {
      for (; spike < counted.end() && counted.step(spike) == step; spike++) {
        values[counted.neuron(spike)] += 1f;
      }
      Vectors.scale(decay, values, values.length);
      if (step % FLUSH_INTERVAL == 0) {
        Vectors.flushSubnormals(values, values.length);
      }
    }
    counted.forgetBefore(lastStep + 1);
    pending = 0;
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
    if (pending > 0) {
      bringUpToDate();
    }
    return values;
  }

  @Override
  public float tau() {
    return tau;
  }
}
