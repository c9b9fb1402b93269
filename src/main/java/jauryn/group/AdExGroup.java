/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.math.AdExMembrane;

/**
 * Adaptive exponential integrate-and-fire neurons with AMPA and GABA synapses (Auryn's AdExGroup,
 * Brette and Gerstner 2005):
 *
 * <pre>
 *   C dU/dt = g_L (U_rest − U + Δ exp((U − U_thr)/Δ) − g_ampa U − g_gaba (U − E_i)) − w
 *   τ_w dw/dt = a (U − U_rest) − w                                        forward Euler
 *   τ_ampa dg_ampa/dt = −g_ampa,  τ_gaba dg_gaba/dt = −g_gaba             exact decay
 * </pre>
 *
 * A neuron fires above 0 V; then U is reset and w grows by b. exp stands for Auryn's approximation,
 * see {@link AdExMembrane#exponential}. Conductances are in units of the leak, and weights add to
 * them. The state {@code w} is the adaptation current divided by the leak conductance, V.
 */
public final class AdExGroup extends RefractoryGroup {
  /** Adaptation current divided by the leak conductance, in volts. */
  public static final String ADAPTATION = "w";

  /** A neuron fires when its membrane is above, V. */
  public static final float SPIKE = 0f;

  private static final float EXCITATORY_REVERSAL = 0f;

  private final AdExParameters parameters;
  private final float reversal;
  private final float leak;
  private final float rate;
  private final float a;
  private final float b;
  private final float ampaDecay;
  private final float gabaDecay;
  private final float[] ampa;
  private final float[] gaba;
  private final float[] adaptation;

  /** Neurons at rest with {@link AdExParameters#DEFAULT} and those of synapses. */
  public AdExGroup(String name, NeuronRange local) {
    this(name, local, AdExParameters.DEFAULT, ConductanceParameters.DEFAULT);
  }

  /** Neurons at rest. */
  public AdExGroup(
      String name, NeuronRange local, AdExParameters parameters, ConductanceParameters synapses) {
    super(name, local, parameters.rest(), parameters.refractoryPeriod());
    parameters.check(new Checks("group " + name));
    synapses.check(new Checks("group " + name));
    this.parameters = parameters;
    reversal = synapses.inhibitoryReversal();
    leak = (float) (SimulationTime.DT / parameters.tauMem());
    rate = (float) (SimulationTime.DT / parameters.tauW());
    a = parameters.a() / parameters.leakConductance();
    b = parameters.b() / parameters.leakConductance();
    ampaDecay = synapses.ampaDecay();
    gabaDecay = synapses.gabaDecay();
    ampa = state(AMPA_CONDUCTANCE);
    gaba = state(GABA_CONDUCTANCE);
    adaptation = state(ADAPTATION);
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
    int n = local().length();
    AdExMembrane.integrate(
        parameters.rest(),
        EXCITATORY_REVERSAL,
        reversal,
        parameters.threshold(),
        parameters.slope(),
        leak,
        ampa,
        gaba,
        adaptation,
        membrane(),
        n);
    hold(step, parameters.rest());
    int count = fire(step, SPIKE, parameters.reset());
    for (int k = 0; k < count; k++) {
      adaptation[fired(k)] += b;
    }
    AdExMembrane.adapt(
        parameters.rest(), a, rate, ampaDecay, gabaDecay, membrane(), ampa, gaba, adaptation, n);
    flush(step, ampa, gaba, adaptation);
  }
}
