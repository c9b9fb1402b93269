/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import java.nio.file.Path;

/** Records one element of a state vector. */
public final class StateMonitor extends WindowedMonitor {
  private final float[] state;
  private final int index;

  /** Records {@code state[index]}. */
  public StateMonitor(float[] state, int index, Path path) {
    super(path);
    this.state = state;
    this.index = index;
  }

  /** A monitor of nothing: its file stays empty. */
  public static StateMonitor silent(Path path) {
    StateMonitor monitor = new StateMonitor(new float[1], 0, path);
    monitor.recordNothing();
    return monitor;
  }

  @Override
  float value(long step) {
    return state[index];
  }
}
