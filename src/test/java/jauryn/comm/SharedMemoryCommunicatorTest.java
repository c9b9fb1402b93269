/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SharedMemoryCommunicatorTest extends CommunicatorContract {
  @Override
  protected List<Integer> sizes() {
    return List.of(1, 2, 3, 7);
  }

  @Override
  protected void onRanks(int ranks, Consumer<Communicator> body) {
    RankThreads.run(
        ranks,
        communicator -> {
          body.accept(communicator);
          return null;
        });
  }

  @Test
  void resultsComeByRank() {
    assertEquals(List.of(0, 10, 20), RankThreads.run(3, communicator -> communicator.rank() * 10));
  }

  /** What ended the run is told, not that others missed the rank. */
  @Test
  void theCauseOfAFailureIsThrown() {
    UserError error =
        assertThrows(
            UserError.class,
            () ->
                RankThreads.run(
                    3,
                    communicator -> {
                      if (communicator.rank() == 1) {
                        throw new UserError(ExitCode.OUTPUT, "disk full");
                      }
                      communicator.allGather(new int[1], 1, new int[3]);
                      return null;
                    }));
    assertEquals("rank 1: disk full", error.getMessage());
    assertEquals(ExitCode.OUTPUT, error.exitCode());
  }
}
