/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.math.ConductanceMembrane;

/**
 * Conductance-based leaky integrate-and-fire neurons with absolute refractoriness (Auryn's
 * TIFGroup, the neuron of Vogels and Abbott 2005):
 *
 * <pre>
 *   τ_mem dU/dt = (U_rest − U) − g_ampa U − g_gaba (U − E_i) + I     forward Euler
 *   τ_ampa dg_ampa/dt = −g_ampa,  τ_gaba dg_gaba/dt = −g_gaba        exact decay
 * </pre>
 *
 * Conductances are in units of the leak, and weights add to them; I is the state {@code
 * bg_current}, V, zero at first. Conductances go on decaying while the membrane is held.
 */
public final class TIFGroup extends RefractoryGroup {
  private final LeakyParameters parameters;
  private final float reversal;
  private final float leak;
  private final float ampaDecay;
  private final float gabaDecay;
  private final float[] background;
  private final float[] ampa;
  private final float[] gaba;

  /** Neurons at rest with {@link LeakyParameters#DEFAULT} and those of synapses. */
  public TIFGroup(String name, NeuronRange local) {
    this(name, local, LeakyParameters.DEFAULT, ConductanceParameters.DEFAULT);
  }

  /** Neurons at rest. */
  public TIFGroup(
      String name, NeuronRange local, LeakyParameters parameters, ConductanceParameters synapses) {
    super(name, local, parameters.rest(), parameters.refractoryPeriod());
    parameters.check(new Checks("group " + name));
    synapses.check(new Checks("group " + name));
    this.parameters = parameters;
    reversal = synapses.inhibitoryReversal();
    leak = (float) (SimulationTime.DT / parameters.tauMem());
    ampaDecay = synapses.ampaDecay();
    gabaDecay = synapses.gabaDecay();
    background = state(BACKGROUND_CURRENT);
    ampa = state(AMPA_CONDUCTANCE);
    gaba = state(GABA_CONDUCTANCE);
  }

  @Override
  public String excitatoryTarget() {
    return AMPA_CONDUCTANCE;
  }

  @Override
  public String inhibitoryTarget() {
    return GABA_CONDUCTANCE;
  }

  @Override
  protected void evolve(long step) {
    ConductanceMembrane.integrate(
        parameters.rest(),
        reversal,
        leak,
        ampaDecay,
        gabaDecay,
        background,
        ampa,
        gaba,
        membrane(),
        local().length());
    hold(step, parameters.reset());
    fire(step, parameters.threshold(), parameters.reset());
    flush(step, ampa, gaba);
  }
}
