/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.CurrentBasedMembrane;

/**
 * Leaky integrate-and-fire neurons with exponential postsynaptic currents and absolute
 * refractoriness (Auryn's IafPscExpGroup):
 *
 * <pre>
 *   τ_mem dU/dt = (U_rest − U) + I        forward Euler
 *   τ_syn dI/dt = −I + τ_syn Σ w S(t)     exact decay
 * </pre>
 *
 * U is reset to U_rest when it exceeds the threshold, and held there for the refractory period. I
 * is measured in volts; weights add to it directly.
 */
public final class IafPscExpGroup extends NeuronGroup {
  /** Resting and reset potential, V. */
  public static final float REST = -0.060f;

  /** Threshold, V; a neuron fires when its membrane is above. */
  public static final float THRESHOLD = -0.050f;

  /** Time constant of the synaptic current, s. */
  public static final float TAU_SYN = 5e-3f;

  /** Refractory period in steps (5 ms). */
  public static final int REFRACTORY_STEPS = 50;

  private final float[] membrane = state(MEMBRANE);
  private final float[] current = state(SYNAPTIC_CURRENT);
  private final RefractoryQueue refractory;
  private final float tauMem;
  private final float leak;
  private final float currentDecay = (float) Math.exp(-SimulationTime.DT / TAU_SYN);
  private final SpikeCandidates candidates;
  private boolean inputArrived = true;
  private long lastStep = -1;

  /**
   * Neurons at rest.
   *
   * @param tauMem membrane time constant in seconds
   */
  public IafPscExpGroup(String name, NeuronRange local, float tauMem) {
    super(name, local);
    if (!(tauMem > SimulationTime.DT)) {
      throw new IllegalArgumentException(
          "group "
              + name
              + ": membrane time constant "
              + tauMem
              + " s must exceed the step of 1e-4 s");
    }
    this.tauMem = tauMem;
    leak = (float) (SimulationTime.DT / tauMem);
    refractory = new RefractoryQueue(local.length(), REFRACTORY_STEPS);
    candidates = new SpikeCandidates(local.length(), REST, THRESHOLD, leak, currentDecay);
    java.util.Arrays.fill(membrane, 0, local.length(), REST);
  }

  /** Membrane time constant in seconds. */
  public float tauMem() {
    return tauMem;
  }

  @Override
  public String excitatoryTarget() {
    return SYNAPTIC_CURRENT;
  }

  @Override
  public int refractorySteps(int localNeuron) {
    return refractory.remaining(localNeuron, lastStep);
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.integer("last step", lastStep);
    int[] remaining = new int[local().length()];
    for (int i = 0; i < remaining.length; i++) {
      remaining[i] = refractorySteps(i);
    }
    out.neurons("refractory steps", local(), remaining);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    lastStep = in.integer("last step", -1, in.step());
    refractory.set(in.neurons("refractory steps", local(), REFRACTORY_STEPS + 1), lastStep);
  }

  @Override
  protected void evolve(long step) {
    lastStep = step;
    if (inputArrived) {
      candidates.renew(membrane, current);
      inputArrived = false;
    }
    CurrentBasedMembrane.integrate(REST, leak, currentDecay, membrane, current, membrane.length);
    refractory.hold(step, membrane, REST);
    int first = local().begin();
    for (int k = 0; k < candidates.size(); k++) {
      int i = candidates.neuron(k);
      if (membrane[i] > THRESHOLD) {
        emit(first + i);
        membrane[i] = REST;
        refractory.add(i, step);
      }
    }
  }

  @Override
  public void inputArrived() {
    inputArrived = true;
  }
}
