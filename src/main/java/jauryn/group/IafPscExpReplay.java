/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SpikeHistory;
import jauryn.math.CurrentBasedMembrane;
import java.util.Arrays;

/**
 * Replay of an {@link IafPscExpGroup}. Who fired when is on record, so that thresholds need not be
 * looked at again.
 */
final class IafPscExpReplay implements MembraneReplay {
  /** State of the group after a step. */
  private record Snapshot(float[] membrane, float[] current) {}

  private final int memory;
  private final IafPscExpDynamics group;
  private final float leak;
  private final float currentDecay;
  private final float[] membrane;
  private final float[] current;
  private final SpikeHistory fired = new SpikeHistory();
  private Snapshot[] kept = new Snapshot[0];
  private long[] refractory = new long[0];
  private long first;
  private long next;

  /**
   * Replay of the last {@code memory} steps.
   *
   * @param leak dt/τ_mem
   * @param currentDecay exp(−dt/τ_syn)
   */
  IafPscExpReplay(int memory, IafPscExpDynamics group, float leak, float currentDecay) {
    this.memory = memory;
    this.group = group;
    this.leak = leak;
    this.currentDecay = currentDecay;
    membrane = new float[group.membrane().length];
    current = new float[group.current().length];
  }

  /** A neuron, by local index, has fired in {@code step}. */
  void record(long step, int neuron) {
    fired.forgetBefore(step - memory - IafPscExpGroup.REFRACTORY_STEPS);
    fired.append(step, neuron);
  }

  @Override
  public void keep(int slot, long step) {
    if (slot == kept.length) {
      kept = Arrays.copyOf(kept, slot + 1);
      kept[slot] = new Snapshot(new float[membrane.length], new float[current.length]);
      refractory = Arrays.copyOf(refractory, slot + 1);
    }
    copy(group.membrane(), kept[slot].membrane());
    copy(group.current(), kept[slot].current());
    refractory[slot] = fired.endOf(step - IafPscExpGroup.REFRACTORY_STEPS);
  }

  @Override
  public void rewind(int slot) {
    copy(kept[slot].membrane(), membrane);
    copy(kept[slot].current(), current);
    first = refractory[slot];
    next = first;
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  @Override
  public void evolve(long step) {
    CurrentBasedMembrane.integrate(
        IafPscExpGroup.REST, leak, currentDecay, membrane, current, membrane.length);
    while (next < fired.end() && fired.step(next) <= step) {
      next++;
    }
    while (first < next && fired.step(first) < step - IafPscExpGroup.REFRACTORY_STEPS) {
      first++;
    }
    for (long k = first; k < next; k++) {
      membrane[fired.neuron(k)] = IafPscExpGroup.REST;
    }
  }

  @Override
  public float[] membrane() {
    return membrane;
  }

  @Override
  public float[] input() {
    return current;
  }
}
