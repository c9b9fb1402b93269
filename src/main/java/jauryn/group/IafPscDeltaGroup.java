/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.math.LeakyMembrane;

/**
 * Leaky integrate-and-fire neurons whose membrane jumps by the weight of each spike, with absolute
 * refractoriness (Auryn's IafPscDeltaGroup, the neuron of Brunel 2000):
 *
 * <pre>
 *   τ_mem dU/dt = (U_rest − U) + τ_mem Σ w S(t)     forward Euler
 * </pre>
 *
 * A neuron fires at the beginning of a step if its membrane is above the threshold then; it is held
 * at the reset potential for the refractory period, and input during that time is lost. Both kinds
 * of synapses add to the membrane, V.
 */
public final class IafPscDeltaGroup extends RefractoryGroup {
  /** Auryn's: as {@link LeakyParameters#DEFAULT}, but refractory for 2 ms. */
  public static final LeakyParameters DEFAULT = LeakyParameters.DEFAULT.refractoryPeriod(2e-3);

  private final LeakyParameters parameters;
  private final float leak;

  /** Neurons at rest with Auryn's parameters. */
  public IafPscDeltaGroup(String name, NeuronRange local) {
    this(name, local, DEFAULT);
  }

  /**
   * Neurons at rest.
   *
   * @param parameters the refractory period is truncated to steps in single precision, as in Auryn:
   *     5 ms are 49 steps
   */
  public IafPscDeltaGroup(String name, NeuronRange local, LeakyParameters parameters) {
    super(name, local, parameters.rest(), (float) parameters.refractoryPeriod());
    parameters.check(new Checks("group " + name));
    this.parameters = parameters;
    leak = (float) (SimulationTime.DT / parameters.tauMem());
  }

  @Override
  public String excitatoryTarget() {
    return MEMBRANE;
  }

  @Override
  protected void evolve(long step) {
    hold(step, parameters.reset());
    fire(step, parameters.threshold(), parameters.reset());
    LeakyMembrane.relax(parameters.rest(), leak, membrane(), local().length());
    hold(step, parameters.reset());
  }
}
