/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.VectorKernel;
import java.util.Arrays;
import java.util.Optional;

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

  static final String REFRACTORY = "steps since spike";

  /** More than a spike can be old that a state still knows of, with a window of updates. */
  static final int OLDEST = 1 << 20;

  private final IafPscExpDynamics neurons;
  private final SpikeCandidates candidates;
  private final int[] fired;
  private final float tauMem;
  private boolean inputArrived = true;
  private IafPscExpReplay replay;
  private long lastStep = -1;

  /**
   * Neurons at rest.
   *
   * @param tauMem membrane time constant in seconds
   */
  public IafPscExpGroup(String name, NeuronRange local, float tauMem) {
    super(name, local);
    new Checks("group " + name).integrated("membrane time constant", tauMem);
    this.tauMem = tauMem;
    neurons =
        new IafPscExpDynamics(
            local.length(),
            (float) (SimulationTime.DT / tauMem),
            (float) Math.exp(-SimulationTime.DT / TAU_SYN),
            state(MEMBRANE),
            state(SYNAPTIC_CURRENT));
    Arrays.fill(neurons.membrane(), 0, local.length(), REST);
    candidates = neurons.candidates();
    fired = new int[local.length() + 1];
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
    return neurons.refractory().remaining(localNeuron, lastStep);
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.integer("last step", lastStep);
    out.intRows(REFRACTORY, local(), 1, k -> neurons.refractory().ages(out.step()));
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    lastStep = in.integer("last step", -1, in.step() - 1);
    neurons.refractory().load(in.intRows(REFRACTORY, local(), 1, OLDEST)[0], in.step());
  }

  @Override
  protected void evolve(long step) {
    lastStep = step;
    neurons.refractory().release(step);
    if (inputArrived) {
      neurons.refractory().hold(neurons.membrane(), REST); // which input may have reached, too
    }
    VectorKernel kernel = vectorKernel();
    int count = kernel == null ? integrate() : neurons.integrateAndFind(kernel, fired);
    inputArrived = false;
    for (int k = 0; k < count; k++) {
      if (!(neurons.membrane()[fired[k]] > THRESHOLD)) {
        continue; // no number: found by its sign bit
      }
      neurons.fire(fired[k], step);
      emit(local().begin() + fired[k]);
      if (replay != null) {
        replay.record(step, fired[k]);
      }
    }
  }

  private int integrate() {
    if (inputArrived) {
      candidates.renew(neurons.membrane(), neurons.current());
    }
    neurons.integrate();
    return candidates.above(THRESHOLD, neurons.membrane(), fired);
  }

  @Override
  public void inputArrived() {
    inputArrived = true;
  }

  @Override
  public Optional<MembraneReplay> replay(int memory) {
    if (replay == null) {
      replay = new IafPscExpReplay(memory, neurons, local());
    }
    return Optional.of(replay);
  }
}
