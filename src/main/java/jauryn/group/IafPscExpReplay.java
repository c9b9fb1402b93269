/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** Replay of an {@link IafPscExpGroup}. */
final class IafPscExpReplay implements MembraneReplay {
  private final NeuronRange local;
  private final IafPscExpDynamics group;
  private final IafPscExpDynamics copy;
  private final List<IafPscExpDynamics> kept = new ArrayList<>();

  /** Replay of neurons, those of {@code local}. */
  IafPscExpReplay(IafPscExpDynamics group, NeuronRange local) {
    this.local = local;
    this.group = group;
    copy = group.another();
  }

  @Override
  public void keep(int slot) {
    while (kept.size() <= slot) {
      kept.add(group.another());
    }
    kept.get(slot).copyFrom(group);
  }

  @Override
  public void save(StateWriter out, int slots) {
    out.rows(NeuronGroup.MEMBRANE, local, slots, k -> kept.get(k).membrane());
    out.rows(NeuronGroup.SYNAPTIC_CURRENT, local, slots, k -> kept.get(k).current());
    out.intRows(
        IafPscExpGroup.REFRACTORY, local, slots, k -> kept.get(k).refractory().ages(out.step()));
  }

  @Override
  public void load(StateReader in, int slots) {
    StateReader.Rows membrane = in.rows(NeuronGroup.MEMBRANE, local, slots);
    StateReader.Rows current = in.rows(NeuronGroup.SYNAPTIC_CURRENT, local, slots);
    int[][] ages = in.intRows(IafPscExpGroup.REFRACTORY, local, slots, IafPscExpGroup.OLDEST);
    for (int k = 0; k < slots; k++) {
      keep(k);
      membrane.copy(k, kept.get(k).membrane());
      current.copy(k, kept.get(k).current());
      kept.get(k).refractory().load(ages[k], in.step());
    }
  }

  @Override
  public void rewind(int slot) {
    copy.copyFrom(kept.get(slot));
  }

  @Override
  public void evolve(long step) {
    copy.evolve(step);
  }

  @Override
  public float[] membrane() {
    return copy.membrane();
  }

  @Override
  public float[] input() {
    return copy.current();
  }

  @Override
  public void inputArrived() {
    copy.inputArrived();
  }
}
