/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.math.LeakyMembrane;

/**
 * Leaky integrate-and-fire neurons with a constant current each, whose membrane jumps by the weight
 * of each spike (Auryn's CubaIFGroup):
 *
 * <pre>
 *   τ_mem dU/dt = (U_rest − U) + I + τ_mem Σ w S(t)     forward Euler
 * </pre>
 *
 * I is the state {@code bg_current}, V, zero at first. A neuron fires at the end of a step; it is
 * held for the refractory period, and input during that time is lost. Both kinds of synapses add to
 * the membrane, V.
 */
public final class CubaIFGroup extends RefractoryGroup {
  private final LeakyParameters parameters;
  private final float leak;
  private final float[] background;

  /** Neurons at rest with {@link LeakyParameters#DEFAULT}. */
  public CubaIFGroup(String name, NeuronRange local) {
    this(name, local, LeakyParameters.DEFAULT);
  }

  /** Neurons at rest. */
  public CubaIFGroup(String name, NeuronRange local, LeakyParameters parameters) {
    super(name, local, parameters.rest(), parameters.refractoryPeriod());
    parameters.check(new Checks("group " + name));
    this.parameters = parameters;
    leak = (float) (SimulationTime.DT / parameters.tauMem());
    background = state(BACKGROUND_CURRENT);
  }

  @Override
  public String excitatoryTarget() {
    return MEMBRANE;
  }

  @Override
  protected void evolve(long step) {
    LeakyMembrane.integrate(parameters.rest(), leak, background, membrane(), local().length());
    hold(step, parameters.reset());
    fire(step, parameters.threshold(), parameters.reset());
  }
}
