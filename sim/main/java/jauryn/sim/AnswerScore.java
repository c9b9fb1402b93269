/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.group.AnswerTarget.Windows;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import java.util.Arrays;

/**
 * Judges the answers of an output in windows, and counts since it was last asked. An answer is
 * right if the neuron that shall fire does, and no other; wrong if another one does; missed if none
 * does. On one rank.
 */
final class AnswerScore implements UnsavedDevice {
  private final SpikingGroup output;
  private final Windows windows;
  private final boolean[] fired;
  private int next;
  private int right;
  private int wrong;
  private int missed;

  AnswerScore(SpikingGroup output, Windows windows) {
    this.output = output;
    this.windows = windows;
    fired = new boolean[output.size()];
  }

  /** Numbers of windows. */
  record Counts(int right, int wrong, int missed) {}

  /** Counts of the windows that ended since the last call. */
  Counts take() {
    Counts counts = new Counts(right, wrong, missed);
    right = 0;
    wrong = 0;
    missed = 0;
    return counts;
  }

  @Override
  public void execute(long step) {
    if (next == windows.from().length || step < windows.from()[next]) {
      return;
    }
    SpikeList spikes = output.emitted(step);
    for (int k = 0; k < spikes.size(); k++) {
      fired[spikes.neuron(k)] = true;
    }
    if (step == windows.to()[next] - 1) {
      judge(windows.answer()[next]);
      Arrays.fill(fired, false);
      next++;
    }
  }

  private void judge(int answer) {
    boolean others = false;
    for (int neuron = 0; neuron < fired.length; neuron++) {
      others |= neuron != answer && fired[neuron];
    }
    if (others) {
      wrong++;
    } else if (fired[answer]) {
      right++;
    } else {
      missed++;
    }
  }

  @Override
  public String name() {
    return "answers of " + output.name();
  }
}
