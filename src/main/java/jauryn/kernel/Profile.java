/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import java.util.EnumMap;
import java.util.Map;

/**
 * Wall time spent in each {@link Phase}.
 *
 * <p>Reading the clock takes as long as a phase of a small network. So the phases that every step
 * has are timed in one step of {@value #INTERVAL}, a prime, lest samples keep pace with anything
 * that happens every so many steps; rare ones, which may interrupt them, always. What these leave
 * of the time of all steps is shared out among the former as they share their sample: a sample may
 * have been interrupted by other programs, and scaled up it could exceed the whole. Switched off,
 * all methods return at once.
 */
public final class Profile {
  /** Steps between samples. */
  static final int INTERVAL = 61;

  private static final int CLOCK_READINGS = 1000;
  private static final int CLOCK_TRIALS = 50;
  private static final double NANOS = 1e-9;

  private final boolean on;
  private boolean running;
  private final long[] nanos = new long[Phase.values().length];
  private final long[] readings = new long[nanos.length];
  private Phase current;
  private long since;
  private long steps;
  private long totalNanos;

  private Profile(boolean on) {
    this.on = on;
  }

  /** A profile that records. */
  public static Profile on() {
    return new Profile(true);
  }

  /** A profile that does nothing. */
  public static Profile off() {
    return new Profile(false);
  }

  /**
   * Ends the present phase and begins another. Outside of steps it does nothing.
   *
   * @param phase null for none
   * @return the present phase, to be resumed later; null if there is none
   */
  public Phase enter(Phase phase) {
    if (!running) {
      return null;
    }
    long now = System.nanoTime();
    if (current != null) {
      nanos[current.ordinal()] += now - since;
      readings[current.ordinal()]++;
    }
    Phase previous = current;
    current = phase;
    since = now;
    return previous;
  }

  /** Whether to time the phases of this step. */
  boolean samples(long step) {
    return on && step % INTERVAL == 0;
  }

  /** Steps are about to be run. */
  void start() {
    running = on;
  }

  /** Counts steps that were run, and the time they took. */
  void ran(long count, long elapsedNanos) {
    running = false;
    steps += count;
    totalNanos += elapsedNanos;
  }

  /** Whether anything is recorded. */
  public boolean isOn() {
    return on;
  }

  /** Steps run. */
  public long steps() {
    return steps;
  }

  /** Wall time of all steps, s. */
  public double totalSeconds() {
    return totalNanos * NANOS;
  }

  /**
   * Wall time of each phase in all steps, s; for most phases an estimate from a sample. Once a step
   * was timed they add up to {@link #totalSeconds()}.
   */
  public Map<Phase, Double> seconds() {
    Phase[] phases = Phase.values();
    double[] measured = new double[phases.length];
    double clock = clockNanos();
    double sampled = 0;
    double rest = totalSeconds();
    for (int k = 0; k < phases.length; k++) {
      measured[k] = Math.max(0, nanos[k] - readings[k] * clock) * NANOS;
      if (phases[k].sampled()) {
        sampled += measured[k];
      } else {
        rest -= measured[k];
      }
    }
    double scale = sampled > 0 ? rest / sampled : 0;
    Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
    for (int k = 0; k < phases.length; k++) {
      seconds.put(phases[k], phases[k].sampled() ? measured[k] * scale : measured[k]);
    }
    return seconds;
  }

  /** What one reading of the clock takes at best, ns: part of each timed stretch. */
  private static double clockNanos() {
    long best = Long.MAX_VALUE;
    for (int trial = 0; trial < CLOCK_TRIALS; trial++) {
      long start = System.nanoTime();
      long end = start;
      for (int k = 0; k < CLOCK_READINGS; k++) {
        end = System.nanoTime();
      }
      best = Math.min(best, end - start);
    }
    return (double) best / CLOCK_READINGS;
  }
}
