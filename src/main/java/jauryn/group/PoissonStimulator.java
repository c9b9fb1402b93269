/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.ReferenceRandom;

/**
 * Adds the input of a private Poisson spike train to a state of each neuron (Auryn's
 * PoissonStimulator): in every step its weight times a Poisson number with mean rate·dt, drawn by
 * inversion from one uniform number each. Cheaper than a group and a connection where rates are
 * high, as for the external input of Brunel (2000).
 *
 * <p>Every rank draws the numbers of all neurons and uses its own, so that input does not depend on
 * the number of ranks.
 */
public final class PoissonStimulator extends Stimulator {
  /** Beyond, exp(−mean) and with it the method lose precision; Auryn has another method there. */
  private static final double GREATEST_MEAN = 10;

  private final float weight;
  private final double mean;
  private final double none;
  private final ReferenceRandom random;

  /** Input to the membrane potential. */
  public PoissonStimulator(
      String name, NeuronGroup group, float rate, float weight, ReferenceRandom random) {
    this(name, group, NeuronGroup.MEMBRANE, rate, weight, random);
  }

  /**
   * Input to a state.
   *
   * @param state by name
   * @param rate of the spike train of a neuron, Hz; less than ten spikes a step
   * @param weight in the unit of the state
   * @param random the stream numbers are drawn from; Auryn's begins with seed 0
   */
  public PoissonStimulator(
      String name,
      NeuronGroup group,
      String state,
      float rate,
      float weight,
      ReferenceRandom random) {
    super(name, group, state);
    Checks checks = new Checks("stimulator " + name);
    checks.finite("weight", weight, "");
    mean = (float) (rate * SimulationTime.DT);
    checks.between("rate", rate, 0, GREATEST_MEAN / SimulationTime.DT, "Hz");
    this.weight = weight;
    none = Math.exp(-mean);
    this.random = random;
  }

  @Override
  public void execute(long step) {
    int first = group().local().begin();
    int n = group().local().length();
    float[] state = state();
    for (int k = 0; k < group().size(); k++) {
      int count = draw();
      if (k >= first && k < first + n) {
        state[k - first] = Math.fma(count, weight, state[k - first]);
      }
    }
    group().inputArrived();
  }

  /** The smallest count whose cumulative probability is not below a uniform number. */
  private int draw() {
    double left = random.nextUniform();
    double probability = none;
    int count = 0;
    while (left > probability) {
      left -= probability;
      count++;
      probability = mean * probability / count;
    }
    return count;
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
