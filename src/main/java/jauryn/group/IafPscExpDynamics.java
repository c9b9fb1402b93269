/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.math.CurrentBasedMembrane;
import jauryn.math.VectorKernel;

/**
 * State of the neurons of an {@link IafPscExpGroup}, and its evolution but for the threshold: that
 * of the group itself, or of its replay.
 */
final class IafPscExpDynamics {
  private final float leak;
  private final float currentDecay;
  private final float[] membrane;
  private final float[] current;
  private final RefractoryQueue refractory;

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
    refractory =
        new RefractoryQueue(neurons, membrane.length, IafPscExpGroup.REFRACTORY_STEPS, leak);
  }

  /** Neurons with the same constants and a state of their own. */
  IafPscExpDynamics twin() {
    return new IafPscExpDynamics(
        refractory.neurons(),
        leak,
        currentDecay,
        new float[membrane.length],
        new float[current.length]);
  }

  /** A watch on these neurons. */
  SpikeCandidates candidates() {
    return new SpikeCandidates(
        refractory.neurons(), IafPscExpGroup.REST, IafPscExpGroup.THRESHOLD, leak, currentDecay);
  }

  float leak() {
    return leak;
  }

  float currentDecay() {
    return currentDecay;
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

  /** One step of the equations; the membranes of refractory neurons stand still. */
  void integrate(long step) {
    refractory.release(step);
    integrate();
  }

  /** The same for neurons that were released. */
  void integrate() {
    CurrentBasedMembrane.integrate(
        IafPscExpGroup.REST, refractory.rates(), currentDecay, membrane, current, membrane.length);
  }

  /** The same, and finds the neurons above the threshold in ascending order. */
  int integrateAndFind(VectorKernel kernel, int[] found) {
    return kernel.integrateAndFind(
        IafPscExpGroup.REST,
        refractory.rates(),
        currentDecay,
        membrane,
        current,
        refractory.neurons(),
        IafPscExpGroup.THRESHOLD,
        found);
  }

  /** Resets a neuron that fires in {@code step}. */
  void fire(int neuron, long step) {
    membrane[neuron] = IafPscExpGroup.REST;
    refractory.add(neuron, step);
  }
}
