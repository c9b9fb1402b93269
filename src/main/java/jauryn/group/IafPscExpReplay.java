/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import jauryn.comm.NeuronRange;
import jauryn.kernel.SpikeHistory;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * Replay of an {@link IafPscExpGroup}. Who fired when is on record, so that thresholds need not be
 * looked at again.
 */
final class IafPscExpReplay implements MembraneReplay, LaneReplay {
  /** State of the group after a step. */
  private record Snapshot(float[] membrane, float[] current) {}

  private final int memory;
  private final NeuronRange local;
  private final IafPscExpDynamics group;
  private final IafPscExpDynamics again;
  private final SpikeHistory fired = new SpikeHistory();
  private Snapshot[] kept = new Snapshot[0];
  private long[] keptAfter = new long[0];
  private long[] refractory = new long[0];
  private long next;

  /** Replay of the last {@code memory} steps of neurons, those of {@code local}. */
  IafPscExpReplay(int memory, IafPscExpDynamics group, NeuronRange local) {
    this.memory = memory;
    this.local = local;
    this.group = group;
    again = group.twin();
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
      kept[slot] =
          new Snapshot(new float[group.membrane().length], new float[group.current().length]);
      keptAfter = Arrays.copyOf(keptAfter, slot + 1);
      refractory = Arrays.copyOf(refractory, slot + 1);
    }
    copy(group.membrane(), kept[slot].membrane());
    copy(group.current(), kept[slot].current());
    keptAfter[slot] = step;
    refractory[slot] = fired.endOf(step - IafPscExpGroup.REFRACTORY_STEPS);
  }

  @Override
  public void save(StateWriter out, int slots) {
    out.longs("kept after", keptAfter, slots);
    out.rows(NeuronGroup.MEMBRANE, local, slots, k -> kept[k].membrane());
    out.rows(NeuronGroup.SYNAPTIC_CURRENT, local, slots, k -> kept[k].current());
    int[][] ages = ages(out.step());
    out.intRows(IafPscExpGroup.REFRACTORY, local, ages.length, k -> ages[k]);
  }

  @Override
  public void load(StateReader in, int slots) {
    long[] after = in.steps("kept after");
    if (after.length != slots) {
      throw in.bad("kept after", after.length + " steps", "" + slots);
    }
    loadSpikes(
        in.intRows(IafPscExpGroup.REFRACTORY, local, mostSpikes(), IafPscExpGroup.OLDEST),
        in.step());
    StateReader.Rows membranes = in.rows(NeuronGroup.MEMBRANE, local, slots);
    StateReader.Rows currents = in.rows(NeuronGroup.SYNAPTIC_CURRENT, local, slots);
    for (int k = 0; k < slots; k++) {
      keep(k, after[k]);
      membranes.copy(k, kept[k].membrane());
      currents.copy(k, kept[k].current());
    }
  }

  /** As many spikes of a neuron as can be on record. */
  private int mostSpikes() {
    return memory / IafPscExpGroup.REFRACTORY_STEPS + 2;
  }

  /**
   * Steps since the last spikes of every neuron, newest in the first row; 0 where there are no
   * more.
   */
  private int[][] ages(long step) {
    int[][] ages = new int[mostSpikes()][local.length()];
    int[] count = new int[local.length()];
    for (long k = fired.end() - 1; k >= fired.first(); k--) {
      int i = fired.neuron(k);
      if (fired.step(k) >= step - memory - IafPscExpGroup.REFRACTORY_STEPS) {
        ages[count[i]++][i] = (int) (step - fired.step(k));
      }
    }
    return ages;
  }

  private void loadSpikes(int[][] ages, long step) {
    LongArrayList spikes = new LongArrayList();
    for (int[] row : ages) {
      for (int i = 0; i < row.length; i++) {
        if (row[i] > 0) {
          spikes.add((long) -row[i] << Integer.SIZE | i);
        }
      }
    }
    long[] oldestFirst = spikes.toLongArray();
    Arrays.sort(oldestFirst);
    fired.forgetBefore(Long.MAX_VALUE);
    for (long spike : oldestFirst) {
      fired.append(step + (spike >> Integer.SIZE), (int) spike);
    }
  }

  @Override
  public void rewind(int slot) {
    copy(kept[slot].membrane(), again.membrane());
    copy(kept[slot].current(), again.current());
    next = refractory[slot];
    again.refractory().clear();
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  @Override
  public void evolve(long step) {
    fireBefore(step); // of the last period, if this is the first step
    again.integrate(step);
    fireBefore(step + 1);
  }

  private void fireBefore(long step) {
    for (; next < fired.end() && fired.step(next) < step; next++) {
      again.fire(fired.neuron(next), fired.step(next));
    }
  }

  @Override
  public float[] membrane() {
    return again.membrane();
  }

  @Override
  public float[] input() {
    return again.current();
  }

  @Override
  public LaneReplay lanes() {
    return this;
  }

  @Override
  public float rest() {
    return IafPscExpGroup.REST;
  }

  @Override
  public float currentDecay() {
    return group.currentDecay();
  }

  @Override
  public float rate() {
    return group.leak();
  }

  @Override
  public int refractorySteps() {
    return IafPscExpGroup.REFRACTORY_STEPS;
  }

  @Override
  public SpikeHistory fired() {
    return fired;
  }

  @Override
  public float[] membrane(int slot) {
    return kept[slot].membrane();
  }

  @Override
  public float[] current(int slot) {
    return kept[slot].current();
  }
}
