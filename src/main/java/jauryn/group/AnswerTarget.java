/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/**
 * The target of a classification task (Zenke and Ganguli 2018, section 3.3.3): in each of some
 * windows one neuron of the output shall fire, no matter when and how often, and the others shall
 * be silent; between windows all shall.
 *
 * <p>A target group fires where the output should have fired, and the error is the difference of
 * both. So this one fires together with an output neuron whose spike is right, which leaves no
 * error; a wrong spike it leaves alone, which is an error of −1 at once; and in the last step of a
 * window whose neuron has not fired it fires for it, an error of +1. To be added right after the
 * output.
 */
public final class AnswerTarget extends SpikingGroup {
  private final SpikingGroup output;
  private final Windows windows;
  private int next;
  private boolean answered;

  /**
   * Windows in which answers are expected, one after the other.
   *
   * @param from first step of each
   * @param to step after its last; at most the next one's first
   * @param answer the neuron that shall fire, by its global id
   */
  public record Windows(long[] from, long[] to, int[] answer) {}

  /** What {@code output} should do. */
  public AnswerTarget(String name, SpikingGroup output, Windows windows) {
    super(name, output.local());
    this.output = output;
    this.windows = windows;
  }

  @Override
  protected void evolve(long step) {
    if (next == windows.from().length || step < windows.from()[next]) {
      return;
    }
    int answer = windows.answer()[next];
    SpikeList spikes = output.emitted(step);
    for (int k = 0; k < spikes.size(); k++) {
      if (spikes.neuron(k) == answer) {
        emit(answer);
        answered = true;
      }
    }
    if (step == windows.to()[next] - 1) {
      if (!answered && local().contains(answer)) {
        emit(answer);
      }
      next++;
      answered = false;
    }
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.integer("next window", next);
    out.sum("answered", answered ? 1 : 0);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    next = (int) in.integer("next window", 0, windows.from().length);
    answered = in.integer("answered", 0, 1) == 1;
  }
}
