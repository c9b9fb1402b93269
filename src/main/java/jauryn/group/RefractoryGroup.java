/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.Threshold;
import java.util.Arrays;

/**
 * Neurons that fire above a fixed threshold, and whose membrane is held for a refractory period
 * after that. All are integrated, which vectorises; then those that are refractory are put back.
 */
abstract class RefractoryGroup extends NeuronGroup {
  private final float[] membrane;
  private final RefractoryQueue refractory;
  private final int period;
  private final float[] excess;
  private final int[] fired;
  private long lastStep = -1;

  /**
   * Neurons at rest.
   *
   * @param rest initial membrane potential, V
   * @param period refractory period in seconds, truncated to steps
   */
  RefractoryGroup(String name, NeuronRange local, float rest, double period) {
    super(name, local);
    this.period = new Checks("group " + name).refractorySteps(period);
    membrane = state(MEMBRANE);
    refractory = new RefractoryQueue(local.length(), this.period);
    excess = new float[local.length()];
    fired = new int[local.length() + 1];
    Arrays.fill(membrane, 0, local.length(), rest);
  }

  /** Membrane potentials, V. */
  final float[] membrane() {
    return membrane;
  }

  /** Sets the membrane of refractory neurons, those that have just fired among them. */
  final void hold(long step, float potential) {
    refractory.release(step);
    refractory.hold(membrane, potential);
  }

  /**
   * Lets neurons above a threshold fire, and resets them. Refractory ones must be held below.
   *
   * @return how many fired
   */
  final int fire(long step, float threshold, float reset) {
    lastStep = step;
    int count = Threshold.few(threshold, membrane, excess, fired, local().length());
    for (int k = 0; k < count; k++) {
      membrane[fired[k]] = reset;
      refractory.add(fired[k], step);
      emit(local().begin() + fired[k]);
    }
    return count;
  }

  /** Local index of the k-th neuron that fired in the last step, ascending. */
  final int fired(int k) {
    return fired[k];
  }

  @Override
  public final int refractorySteps(int localNeuron) {
    return refractory.remaining(localNeuron, lastStep);
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.integer("last step", lastStep);
    out.intRows(IafPscExpGroup.REFRACTORY, local(), 1, k -> refractory.ages(out.step()));
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    lastStep = in.integer("last step", -1, in.step() - 1);
    refractory.load(in.intRows(IafPscExpGroup.REFRACTORY, local(), 1, period + 2)[0], in.step());
  }
}
