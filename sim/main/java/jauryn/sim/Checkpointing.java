/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.io.StateFile;
import jauryn.kernel.Stateful;
import java.util.Optional;

/**
 * Lets an experiment begin where another one stopped, and writes its state from time to time. All
 * ranks, each on a thread of its own, use the same object.
 */
interface Checkpointing {
  /** Begins at the beginning and writes nothing. */
  Checkpointing NONE =
      new Checkpointing() {
        @Override
        public Optional<StateFile> saved() {
          return Optional.empty();
        }

        @Override
        public void pause(Stateful experiment, long step, AllRanks ranks) {}

        @Override
        public void settle() {}
      };

  /** The state to begin with; none for the beginning. */
  Optional<StateFile> saved();

  /**
   * Called between two steps, every 1000: must return at once most of the time.
   *
   * @param step the step that comes next
   * @param ranks all of which call
   */
  void pause(Stateful experiment, long step, AllRanks ranks);

  /** Called by rank 0 before the files of the run are closed: returns when nobody needs them. */
  void settle();
}
