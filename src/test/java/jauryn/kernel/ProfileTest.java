/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.LocalCommunicator;
import org.junit.jupiter.api.Test;

/** Connections that wait for a known time are found in the right phase, within wide bounds. */
class ProfileTest {
  private static final int STEPS = 40 * Profile.INTERVAL;
  private static final long LEARN_NANOS = 10_000;
  private static final long UPDATE_NANOS = 3_000_000;
  private static final int UPDATE_INTERVAL = 4 * Profile.INTERVAL; // falls on samples

  private record Waiting(Profile profile) implements Connection {
    @Override
    public String name() {
      return "waiting";
    }

    @Override
    public void propagate(long step) {}

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}

    @Override
    public void evolve(long step) {
      pause(LEARN_NANOS);
      if (step % UPDATE_INTERVAL == 0) {
        Phase interrupted = profile.enter(Phase.UPDATE);
        pause(UPDATE_NANOS);
        profile.enter(interrupted);
      }
    }

    private static void pause(long nanos) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < nanos) {
        Thread.onSpinWait();
      }
    }
  }

  private static Profile run(Profile profile) {
    Simulation simulation = new Simulation(new LocalCommunicator(), profile);
    simulation.add(new Waiting(profile));
    simulation.advance(STEPS / 2);
    simulation.advance(STEPS / 2);
    return profile;
  }

  @Test
  void timesPhasesApart() {
    Profile profile = run(Profile.on());
    double learn = STEPS * LEARN_NANOS * 1e-9;
    double update = 10 * UPDATE_NANOS * 1e-9;
    assertEquals(STEPS, profile.steps());
    assertTrue(profile.seconds(Phase.UPDATE) >= 0.9 * update, "update");
    assertTrue(profile.seconds(Phase.LEARN) >= 0.9 * learn, "learn");
    // Ten updates fall on samples: counted as the phase they interrupt, they would make 1.8 s.
    assertTrue(profile.seconds(Phase.LEARN) < 1.2, "updates within learn");
    assertEquals(0, profile.seconds(Phase.SWEEP));
    assertTrue(profile.totalSeconds() >= learn + update, "total");
  }

  @Test
  void recordsNothingWhenOff() {
    Profile profile = run(Profile.off());
    assertNull(profile.enter(Phase.LEARN));
    assertNull(profile.enter(Phase.UPDATE));
    assertEquals(0, profile.steps());
    assertEquals(0, profile.totalSeconds());
    assertEquals(0, profile.seconds(Phase.UPDATE));
  }
}
