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

  /** A connection that only takes time. */
  private interface Waiting extends Connection {
    @Override
    default String name() {
      return "waiting";
    }

    @Override
    default void propagate(long step) {}

    @Override
    void evolve(long step);

    @Override
    default void save(StateWriter out) {}

    @Override
    default void load(StateReader in) {}
  }

  private static void pause(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }

  private static void learnAndUpdate(Profile profile, long step) {
    pause(LEARN_NANOS);
    if (step % UPDATE_INTERVAL == 0) {
      Phase interrupted = profile.enter(Phase.UPDATE);
      pause(UPDATE_NANOS);
      profile.enter(interrupted);
    }
  }

  private static Profile run(Profile profile) {
    Simulation simulation = new Simulation(new LocalCommunicator(), profile);
    simulation.add((Waiting) step -> learnAndUpdate(profile, step));
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
    assertTrue(profile.seconds().get(Phase.UPDATE) >= 0.9 * update, "update");
    assertTrue(profile.seconds().get(Phase.LEARN) >= 0.9 * learn, "learn");
    // Ten updates fall on samples: counted as the phase they interrupt, they would make 1.8 s.
    assertTrue(profile.seconds().get(Phase.LEARN) < 1.2, "updates within learn");
    assertEquals(0, profile.seconds().get(Phase.SWEEP));
    assertTrue(profile.totalSeconds() >= learn + update, "total");
    assertEquals(profile.totalSeconds(), sum(profile), 1e-9);
  }

  private static double sum(Profile profile) {
    return profile.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Whatever else the machine does within a sample, scaled up it is no more than there was. */
  @Test
  void phasesOfInterruptedSamplesAddUpToTheWhole() {
    Profile profile = Profile.on();
    Simulation simulation = new Simulation(new LocalCommunicator(), profile);
    simulation.add(
        (Waiting)
            step -> {
              if (step == Profile.INTERVAL) {
                pause(UPDATE_NANOS);
              }
            });
    simulation.advance(STEPS);
    assertTrue(profile.seconds().get(Phase.LEARN) > 0);
    assertEquals(profile.totalSeconds(), sum(profile), 1e-9);
  }

  @Test
  void whatHappensBetweenStepsDoesNotCount() {
    Profile profile = run(Profile.on());
    double update = profile.seconds().get(Phase.UPDATE);
    Phase interrupted = profile.enter(Phase.UPDATE);
    pause(10 * UPDATE_NANOS);
    profile.enter(interrupted);
    assertEquals(update, profile.seconds().get(Phase.UPDATE), UPDATE_NANOS * 1e-9);
  }

  @Test
  void recordsNothingWhenOff() {
    Profile profile = run(Profile.off());
    assertNull(profile.enter(Phase.LEARN));
    assertNull(profile.enter(Phase.UPDATE));
    assertEquals(0, profile.steps());
    assertEquals(0, profile.totalSeconds());
    assertEquals(0, profile.seconds().get(Phase.UPDATE));
  }
}
