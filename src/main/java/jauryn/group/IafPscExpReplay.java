/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SpikeHistory;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.CurrentBasedMembrane;
import java.util.Arrays;

/**
 * Replay of an {@link IafPscExpGroup}. Who fired when is on record, so that thresholds need not be
 * looked at again.
 */
final class IafPscExpReplay implements MembraneReplay {
  /** State of the group after a step. */
  private record Snapshot(float[] membrane, float[] current) {}

  private static final String FIRED = "replayed spikes";

  private final NeuronRange local;
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
   * Replay of the last {@code memory} steps of neurons, those of {@code local}.
   *
   * @param leak dt/τ_mem
   * @param currentDecay exp(−dt/τ_syn)
   */
  IafPscExpReplay(
      NeuronRange local, int memory, IafPscExpDynamics group, float leak, float currentDecay) {
    this.local = local;
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

  /** Writes who fired when. */
  void saveSpikes(StateWriter out) {
    fired.saveLocal(out, FIRED, local);
  }

  void loadSpikes(StateReader in) {
    fired.loadLocal(in, FIRED, local);
  }

  @Override
  public void save(StateWriter out, int slots) {
    out.rows(NeuronGroup.MEMBRANE, local, slots, k -> kept[k].membrane());
    out.rows(NeuronGroup.SYNAPTIC_CURRENT, local, slots, k -> kept[k].current());
  }

  /** {@inheritDoc} The group must have been read. */
  @Override
  public void load(StateReader in, int slots, long first, int interval) {
    StateReader.Rows membranes = in.rows(NeuronGroup.MEMBRANE, local, slots);
    StateReader.Rows currents = in.rows(NeuronGroup.SYNAPTIC_CURRENT, local, slots);
    for (int k = 0; k < slots; k++) {
      keep(k, first + (long) k * interval);
      membranes.copy(k, kept[k].membrane());
      currents.copy(k, kept[k].current());
    }
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
