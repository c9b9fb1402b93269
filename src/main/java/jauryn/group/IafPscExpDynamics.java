/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.math.CurrentBasedMembrane;

/** State of the neurons of an {@link IafPscExpGroup}, and its evolution. */
final class IafPscExpDynamics {
  private final float leak;
  private final float currentDecay;
  private final float[] membrane;
  private final float[] current;
  private final RefractoryQueue refractory;
  private final SpikeCandidates candidates;
  private final int[] fired;
  private boolean inputArrived = true;

  /**
   * Neurons with the given state.
   *
   * @param neurons number of neurons; vectors may be longer
   * @param leak dt/τ_mem
   * @param currentDecay exp(−dt/τ_syn)
   * @param membrane V
   * @param current V
   */
  IafPscExpDynamics(
      int neurons, float leak, float currentDecay, float[] membrane, float[] current) {
    this.leak = leak;
    this.currentDecay = currentDecay;
    this.membrane = membrane;
    this.current = current;
    refractory = new RefractoryQueue(neurons, IafPscExpGroup.REFRACTORY_STEPS);
    candidates =
        new SpikeCandidates(
            neurons, IafPscExpGroup.REST, IafPscExpGroup.THRESHOLD, leak, currentDecay);
    fired = new int[neurons + 1];
  }

  float[] membrane() {
    return membrane;
  }

  float[] current() {
    return current;
  }

  RefractoryQueue refractory() {
    return refractory;
  }

  /** Membranes or currents were changed from outside. */
  void inputArrived() {
    inputArrived = true;
  }

  /** One step of the equations, for these or other neurons with the same constants. */
  void integrate(float[] potentials, float[] currents) {
    CurrentBasedMembrane.integrate(
        IafPscExpGroup.REST, leak, currentDecay, potentials, currents, potentials.length);
  }

  /** One step; how many neurons fired. */
  int evolve(long step) {
    if (inputArrived) {
      candidates.renew(membrane, current);
      inputArrived = false;
    }
    integrate(membrane, current);
    refractory.hold(step, membrane, IafPscExpGroup.REST);
    int count = candidates.above(IafPscExpGroup.THRESHOLD, membrane, fired);
    for (int k = 0; k < count; k++) {
      membrane[fired[k]] = IafPscExpGroup.REST;
      refractory.add(fired[k], step);
    }
    return count;
  }

  /** Local index of the k-th neuron that fired in the last step, ascending. */
  int fired(int k) {
    return fired[k];
  }
}
