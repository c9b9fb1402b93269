/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.group.AnswerTarget.Windows;
import jauryn.kernel.Device;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * Judges the answers of an output in windows: an answer is right if the neuron that shall fire
 * does, and no other. On one rank.
 */
final class AnswerScore implements Device {
  private final SpikingGroup output;
  private final Windows windows;
  private final boolean[] fired;
  private final boolean[] right;
  private int next;

  AnswerScore(SpikingGroup output, Windows windows) {
    this.output = output;
    this.windows = windows;
    fired = new boolean[output.size()];
    right = new boolean[windows.from().length];
  }

  /** Windows that are over. */
  int over() {
    return next;
  }

  /** Fraction of right answers in the windows {@code [from, to)}. */
  double accuracy(int from, int to) {
    int count = 0;
    for (int k = from; k < to; k++) {
      count += right[k] ? 1 : 0;
    }
    return (double) count / (to - from);
  }

  @Override
  public void execute(long step) {
    if (next == right.length || step < windows.from()[next]) {
      return;
    }
    SpikeList spikes = output.emitted(step);
    for (int k = 0; k < spikes.size(); k++) {
      fired[spikes.neuron(k)] = true;
    }
    if (step == windows.to()[next] - 1) {
      int answer = windows.answer()[next];
      boolean good = fired[answer];
      for (int neuron = 0; neuron < fired.length; neuron++) {
        good &= neuron == answer || !fired[neuron];
      }
      right[next++] = good;
      Arrays.fill(fired, false);
    }
  }

  @Override
  public String name() {
    return "answers of " + output.name();
  }

  @Override
  public void save(StateWriter out) {
    throw new UnsupportedOperationException("answers are not saved");
  }

  @Override
  public void load(StateReader in) {
    throw new UnsupportedOperationException("answers are not loaded");
  }

  @Override
  public void flush() {}

  @Override
  public void complete() {}

  @Override
  public void close() {}
}
