/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.math.IzhikevichMembrane;

/**
 * Neurons of Izhikevich (2003) in volts, with AMPA and GABA synapses (Auryn's IzhikevichGroup); t
 * is in milliseconds, v and u in volts:
 *
 * <pre>
 *   dv/dt = 40 v² + 5 v + 0.14 − u − g_ampa v − g_gaba (v − E_i)     forward Euler
 *   du/dt = a (b v − u)                                             the same, with the new v
 * </pre>
 *
 * A neuron fires when v exceeds the spike potential; then v ← c and u ← u + d. There is no leak
 * that conductances could be compared with: a conductance of 1 pulls v to its reversal potential
 * within a millisecond.
 */
public final class IzhikevichGroup extends RefractoryGroup {
  /** Recovery variable u, in volts. */
  public static final String RECOVERY = "izhi_adaptation";

  private static final double MILLISECOND = 1e-3;

  private final IzhikevichParameters parameters;
  private final float reversal;
  private final float rate;
  private final float ampaDecay;
  private final float gabaDecay;
  private final float[] ampa;
  private final float[] gaba;
  private final float[] recovery;

  /** Neurons with {@link IzhikevichParameters#DEFAULT} and those of synapses. */
  public IzhikevichGroup(String name, NeuronRange local) {
    this(name, local, IzhikevichParameters.DEFAULT, ConductanceParameters.DEFAULT);
  }

  /** Neurons with v = c and u = 0, as in Auryn: it takes some 100 ms until they are at rest. */
  public IzhikevichGroup(
      String name,
      NeuronRange local,
      IzhikevichParameters parameters,
      ConductanceParameters synapses) {
    super(name, local, parameters.c(), 0);
    parameters.check(new Checks("group " + name));
    synapses.check(new Checks("group " + name));
    this.parameters = parameters;
    reversal = synapses.inhibitoryReversal();
    rate = (float) (parameters.a() * SimulationTime.DT / MILLISECOND);
    ampaDecay = synapses.ampaDecay();
    gabaDecay = synapses.gabaDecay();
    ampa = state(AMPA_CONDUCTANCE);
    gaba = state(GABA_CONDUCTANCE);
    recovery = state(RECOVERY);
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
    IzhikevichMembrane.integrate(
        (float) (SimulationTime.DT / MILLISECOND),
        rate,
        parameters.b(),
        reversal,
        ampaDecay,
        gabaDecay,
        ampa,
        gaba,
        recovery,
        membrane(),
        local().length());
    hold(step, parameters.c());
    int count = fire(step, parameters.threshold(), parameters.c());
    for (int k = 0; k < count; k++) {
      recovery[fired(k)] += parameters.d();
    }
    flush(step, ampa, gaba);
  }
}
