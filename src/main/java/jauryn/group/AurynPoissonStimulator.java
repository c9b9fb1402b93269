/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.ReferenceRandom;

/**
 * A {@link PoissonStimulator} with the numbers of Auryn's, to the bit: drawn by inversion from one
 * uniform number each, neuron by neuron from one stream. Every rank draws the numbers of all
 * neurons, so that input does not depend on the number of ranks; more ranks do not make it faster.
 */
public final class AurynPoissonStimulator extends Stimulator {

  private final float weight;
  private final double mean;
  private final double none;
  private final ReferenceRandom random;

  /** Input to the membrane potential. */
  public AurynPoissonStimulator(
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
  public AurynPoissonStimulator(
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
    checks.between("rate", rate, 0, PoissonStimulator.GREATEST_MEAN / SimulationTime.DT, "Hz");
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
