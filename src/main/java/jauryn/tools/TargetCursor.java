/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/** Walks through a target in order of time, so that it can be compared spike by spike. */
final class TargetCursor {
  private final LoopedTarget target;
  private final boolean looped;
  private final SpikeAction action;
  private long start;
  private int next;

  /**
   * Starts at the first target spike at or after {@code from}. Without {@code looped} the target is
   * played once, from step 0.
   */
  TargetCursor(LoopedTarget target, boolean looped, long from, SpikeAction action) {
    this.target = target;
    this.looped = looped;
    this.action = action;
    start = looped ? from / target.period() * target.period() : 0;
    walk(from, (step, neuron) -> {});
  }

  /** Hands over all spikes before {@code end} that were not handed over yet. */
  void advance(long end) {
    walk(end, action);
  }

  private void walk(long end, SpikeAction receiver) {
    long[] steps = target.events().steps();
    while (steps.length > 0) {
      if (next == steps.length) {
        if (!looped) {
          return;
        }
        start += target.period();
        next = 0;
      }
      long step = start + steps[next];
      if (step >= end) {
        return;
      }
      receiver.spike(step, target.events().neurons()[next++]);
    }
  }
}
