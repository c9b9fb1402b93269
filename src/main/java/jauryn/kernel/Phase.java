/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

/** What a step spends its time on. */
public enum Phase {
  /** Integration of the groups, threshold and reset, and their traces. */
  EVOLVE(true),
  /** Spikes reach their targets. */
  DELIVER(true),
  /** Monitors look and write. */
  MONITORS(true),
  /** The part of plasticity that every step needs: errors, feedback, surrogate derivatives. */
  LEARN(true),
  /** Ranks tell one another their spikes, and wait for those that are not there yet. */
  EXCHANGE(false),
  /** Gradient of an update window, worked out backwards in time. */
  SWEEP(false),
  /** Weight changes. */
  UPDATE(false);

  private final boolean sampled;

  Phase(boolean sampled) {
    this.sampled = sampled;
  }

  /** Whether every step has this phase, so that a sample of the steps tells its time. */
  boolean sampled() {
    return sampled;
  }
}
