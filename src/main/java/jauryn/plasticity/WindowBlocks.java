/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * The steps of an update window as far as they are over, in blocks of 128: what is worked out a
 * second time is worked out a block at a time, from a state kept at the start of each.
 */
final class WindowBlocks {
  /** Steps of a block. */
  static final int LENGTH = 128;

  private final int most;
  private long firstStep;
  private long lastStep = -1;

  /** Blocks of windows of {@code interval} steps at most. */
  WindowBlocks(int interval) {
    most = interval / LENGTH + 1;
  }

  /** Most blocks of a window. */
  int most() {
    return most;
  }

  /** The window begins with {@code step}. */
  void start(long step) {
    goOn(step, step - 1);
  }

  /** The window began with {@code first}, and {@code last} is over. */
  void goOn(long first, long last) {
    firstStep = first;
    lastStep = last;
  }

  /** The next step is over. */
  void end(long step) {
    lastStep = step;
  }

  /** First step of the window. */
  long firstStep() {
    return firstStep;
  }

  /** Last step that is over; before the first of the window if none is. */
  long lastStep() {
    return lastStep;
  }

  /** Blocks that have begun. */
  int count() {
    return lastStep < firstStep ? 0 : of(lastStep) + 1;
  }

  /** The block of a step of the window. */
  int of(long step) {
    return (int) ((step - firstStep) / LENGTH);
  }

  /** Place of a step of the window in its block. */
  int row(long step) {
    return (int) ((step - firstStep) % LENGTH);
  }

  /** First step of a block. */
  long first(int block) {
    return firstStep + (long) block * LENGTH;
  }

  /** Last step of a block that is over. */
  long last(int block) {
    return Math.min(lastStep, first(block) + LENGTH - 1);
  }
}
