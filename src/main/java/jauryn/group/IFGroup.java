/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.math.NmdaMembrane;
import jauryn.math.Threshold;
import java.util.Arrays;

/**
 * Conductance-based integrate-and-fire neurons with AMPA, slow NMDA and GABA synapses and a moving
 * threshold in place of a refractory period (Auryn's IFGroup, Zenke, Agnes and Gerstner 2015):
 *
 * <pre>
 *   τ_mem dU/dt = (U_rest − U) − (A_ampa g_ampa + A_nmda g_nmda) U − g_gaba (U − E_i)
 *   τ_nmda dg_nmda/dt = g_ampa − g_nmda
 *   τ_ampa dg_ampa/dt = −g_ampa,  τ_gaba dg_gaba/dt = −g_gaba,  τ_thr dθ/dt = −θ
 * </pre>
 *
 * A neuron fires when U > U_thr + θ; then U is reset and θ set to the jump. The membrane is
 * integrated by Euler's method, conductances and threshold by their exact decay. Conductances are
 * in units of the leak; excitatory weights add to {@code g_ampa}, of which NMDA is a low-pass, and
 * inhibitory ones to {@code g_gaba}. θ is the state {@code thr}.
 */
public final class IFGroup extends NeuronGroup {
  /** Threshold above its resting value, V. */
  public static final String MOVING_THRESHOLD = "thr";

  private final IFParameters parameters;
  private final float leak;
  private final float ampaDecay;
  private final float gabaDecay;
  private final float thresholdDecay;
  private final float nmdaRate;
  private final float[] membrane;
  private final float[] ampa;
  private final float[] gaba;
  private final float[] nmda;
  private final float[] threshold;

  /** Terms of the present step. */
  private final float[] drive;

  private final float[] inhibition;
  private final float[] excess;
  private final int[] fired;

  /** Neurons at rest with {@link IFParameters#DEFAULT}. */
  public IFGroup(String name, NeuronRange local) {
    this(name, local, IFParameters.DEFAULT);
  }

  /** Neurons at rest. */
  public IFGroup(String name, NeuronRange local, IFParameters parameters) {
    super(name, local);
    parameters.check(new Checks("group " + name));
    this.parameters = parameters;
    leak = (float) (SimulationTime.DT / parameters.tauMem());
    ampaDecay = decay(parameters.tauAmpa());
    gabaDecay = decay(parameters.tauGaba());
    thresholdDecay = decay(parameters.tauThr());
    nmdaRate = (float) (1 - Math.exp(-SimulationTime.DT / parameters.tauNmda()));
    membrane = state(MEMBRANE);
    ampa = state(AMPA_CONDUCTANCE);
    gaba = state(GABA_CONDUCTANCE);
    nmda = state(NMDA_CONDUCTANCE);
    threshold = state(MOVING_THRESHOLD);
    drive = new float[membrane.length];
    inhibition = new float[membrane.length];
    excess = new float[membrane.length];
    fired = new int[local.length() + 1];
    Arrays.fill(membrane, 0, local.length(), parameters.rest());
  }

  @Override
  public String excitatoryTarget() {
    return AMPA_CONDUCTANCE;
  }

  @Override
  public String inhibitoryTarget() {
    return GABA_CONDUCTANCE;
  }

  /** {@inheritDoc} These neurons always integrate. */
  @Override
  public int refractorySteps(int localNeuron) {
    return 0;
  }

  @Override
  protected void evolve(long step) {
    int n = local().length();
    NmdaMembrane.synapses(
        parameters.inhibitoryReversal(),
        parameters.ampaShare(),
        parameters.nmdaShare(),
        nmdaRate,
        ampaDecay,
        gabaDecay,
        membrane,
        ampa,
        nmda,
        gaba,
        drive,
        inhibition,
        n);
    NmdaMembrane.integrate(
        parameters.rest(),
        parameters.inhibitoryReversal(),
        parameters.threshold(),
        leak,
        thresholdDecay,
        drive,
        inhibition,
        threshold,
        membrane,
        excess,
        n);
    flush(step, ampa, gaba, nmda, threshold);
    int count = Threshold.few(0f, excess, excess, fired, n);
    for (int k = 0; k < count; k++) {
      membrane[fired[k]] = parameters.reset();
      threshold[fired[k]] = parameters.thresholdJump();
      emit(local().begin() + fired[k]);
    }
  }
}
