/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import java.util.ArrayList;
import java.util.List;

/** Replay of an {@link IafPscExpGroup}. */
final class IafPscExpReplay implements MembraneReplay {
  private final IafPscExpDynamics group;
  private final IafPscExpDynamics copy;
  private final List<IafPscExpDynamics> kept = new ArrayList<>();

  IafPscExpReplay(IafPscExpDynamics group) {
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
