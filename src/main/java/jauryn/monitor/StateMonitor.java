/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import java.nio.file.Path;

/** Records one element of a state vector. */
public final class StateMonitor extends WindowedMonitor {
  private final float[] state;
  private final int index;

  /** Records {@code state[index]}, or nothing where the vector has no such element. */
  public StateMonitor(float[] state, int index, Path path) {
    super(path);
    this.state = state;
    this.index = index;
  }

  @Override
  float value(long step) {
    return state[index];
  }
}
