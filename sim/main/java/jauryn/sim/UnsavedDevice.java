/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.Device;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/** A device of runs that have no checkpoints; a state it would be missing from is refused. */
interface UnsavedDevice extends Device {
  @Override
  default void save(StateWriter out) {
    throw new UnsupportedOperationException("not saved: " + name());
  }

  @Override
  default void load(StateReader in) {
    throw new UnsupportedOperationException("not loaded: " + name());
  }
}
