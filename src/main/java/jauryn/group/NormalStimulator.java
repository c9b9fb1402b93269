/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.ReferenceRandom;

/**
 * Sets a state of each neuron to a new normally distributed number in every step (Auryn's
 * NormalStimulator): white noise, independent of the step only if its size is scaled with it. Every
 * rank draws the numbers of all neurons and uses its own, so that noise does not depend on the
 * number of ranks.
 */
public final class NormalStimulator extends Stimulator {
  private final float deviation;
  private final ReferenceRandom random;

  /**
   * Noise of mean zero.
   *
   * @param state what is set, by name; {@code bg_current} for a noisy current
   * @param deviation standard deviation, in the unit of the state
   * @param random the stream numbers are drawn from
   */
  public NormalStimulator(
      String name, NeuronGroup group, String state, float deviation, ReferenceRandom random) {
    super(name, group, state);
    new Checks("stimulator " + name).finite("standard deviation", deviation, "");
    this.deviation = deviation;
    this.random = random;
  }

  @Override
  public void execute(long step) {
    int first = group().local().begin();
    int n = group().local().length();
    for (int k = 0; k < group().size(); k++) {
      float draw = (float) (random.nextNormal() * deviation);
      if (k >= first && k < first + n) {
        state()[k - first] = draw;
      }
    }
    group().inputArrived();
  }

  @Override
  public void save(StateWriter out) {
    PoissonProcess.save(random, out);
  }

  @Override
  public void load(StateReader in) {
    PoissonProcess.restore(random, in);
  }
}
