/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.KeyedRandom;
import jauryn.math.PoissonTable;

/**
 * Adds the input of a private Poisson spike train to a state of each neuron: in every step its
 * weight times a Poisson number with mean rate·dt. Cheaper than a group and a connection where
 * rates are high, as for the external input of Brunel (2000).
 *
 * <p>A number depends on the seed, the name, the step and the neuron, nothing else: not on the
 * number of ranks, each of which draws those of its own neurons. {@link AurynPoissonStimulator} has
 * the numbers of Auryn instead.
 */
public final class PoissonStimulator extends Stimulator {
  /** Auryn has this limit, too: there it changes its method. */
  static final double GREATEST_MEAN = 10;

  private final float weight;
  private final PoissonTable table;
  private final long key;

  /** Input to the membrane potential. */
  public PoissonStimulator(String name, NeuronGroup group, float rate, float weight, long seed) {
    this(name, group, NeuronGroup.MEMBRANE, rate, weight, seed);
  }

  /**
   * Input to a state.
   *
   * @param state by name
   * @param rate of the spike train of a neuron, Hz; less than ten spikes a step
   * @param weight in the unit of the state
   */
  public PoissonStimulator(
      String name, NeuronGroup group, String state, float rate, float weight, long seed) {
    super(name, group, state);
    Checks checks = new Checks("stimulator " + name);
    checks.finite("weight", weight, "");
    checks.between("rate", rate, 0, GREATEST_MEAN / SimulationTime.DT, "Hz");
    this.weight = weight;
    table = new PoissonTable(rate * SimulationTime.DT);
    key = KeyedRandom.of(seed, KeyedRandom.part(name)).state();
  }

  @Override
  public void execute(long step) {
    long stream = KeyedRandom.of(key, step).state();
    table.add(stream, group().local().begin(), weight, state(), group().local().length());
    group().inputArrived();
  }

  /** {@inheritDoc} There is none. */
  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
