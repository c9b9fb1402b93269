/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.io.StateFile;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;
import java.util.Optional;

/**
 * Contributes to checkpoints on a rank in a process of its own, when rank 0 decides to write one; a
 * signal to this process ends the run as one to rank 0 does.
 *
 * @param saved where the run goes on from
 * @param signals what signals ask of this process
 */
record FollowingCheckpoints(Optional<StateFile> saved, StopSignal signals)
    implements Checkpointing {

  @Override
  public void pause(Stateful experiment, long step, AllRanks ranks) {
    long decision = ranks.sum(signals.stopping() ? RunCheckpoints.STOP : RunCheckpoints.NOTHING);
    if (decision != RunCheckpoints.NOTHING) {
      experiment.save(new StateWriter(null, step, ranks));
      RunCheckpoints.stopIfSo(decision, step, ranks);
    }
  }

  @Override
  public void settle() {}
}
