/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.kernel.StateReader;
import jauryn.kernel.Stateful;
import java.util.Optional;

/** Lets an experiment begin where another one stopped, and writes its state from time to time. */
interface Checkpointing {
  /** Begins at the beginning and writes nothing. */
  Checkpointing NONE =
      new Checkpointing() {
        @Override
        public Optional<StateReader> saved() {
          return Optional.empty();
        }

        @Override
        public void pause(Stateful experiment, long step) {}
      };

  /** The state to begin with; none for the beginning. */
  Optional<StateReader> saved();

  /**
   * Called between two steps, every 1000: must return at once most of the time.
   *
   * @param step the step that comes next
   */
  void pause(Stateful experiment, long step);
}
