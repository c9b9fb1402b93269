/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/**
 * What an experiment tells while it runs; a listener overrides what it wants to hear. All calls
 * come from the thread that runs it.
 */
public interface RunListener {

  /** A phase begins: {@code setup}, {@code burn-in}, {@code training}, {@code closing} ... */
  default void phase(String name) {}

  /** Called every 1000 steps (0.1 s of model time): must return at once most of the time. */
  default void progress(Progress progress) {}

  /** The statistics of a block are known; they are taken before the block runs. */
  default void block(BlockResult result) {}

  /** Something the user should know but that stops nothing; one line without a final stop. */
  default void warning(String text) {}

  /** A detail for the log file. */
  default void note(String text) {}
}
