/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Records one element of a state vector. */
public final class StateMonitor extends WindowedMonitor {
  private final Supplier<float[]> state;
  private final int index;

  /**
   * Records element {@code index} of a vector.
   *
   * @param state the vector, asked for in every step
   */
  public StateMonitor(Supplier<float[]> state, int index, Path path) {
    super(path);
    this.state = state;
    this.index = index;
  }

  @Override
  float value(long step) {
    return state.get()[index];
  }
}
