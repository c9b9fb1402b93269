/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.math.MembraneReach;
import jauryn.math.Threshold;

/**
 * The few neurons whose membrane can reach the threshold before the next input arrives; only these
 * need to be looked at in every step.
 *
 * <p>Between inputs v = u − rest and a current I that decays by k per step obey v ← v + l(I − v).
 * While v > 0 the excess w = I − v obeys w ← (k − l)w − (1 − k)v: it loses at least 1 − k + l of
 * itself in a step, and once negative remains so. So v never rises by more than l/(1 − k + l) times
 * the present excess; a negative v must rise to zero first, which leaves I in its place. A neuron
 * for which the sum stays below the threshold cannot fire until its current is raised, and resets
 * only lower the bound. So the list holds until input arrives, and a run with it is the same, spike
 * for spike, as one that looks at all neurons.
 */
final class SpikeCandidates {
  /** Allowance for the rounding of a few hundred steps, V. */
  private static final float SLACK = 1e-5f;

  private final float rest;
  private final float threshold;
  private final float reach;
  private final int[] neurons;
  private final float[] highest;
  private int size;

  SpikeCandidates(int neurons, float rest, float threshold, float leak, float currentDecay) {
    this.rest = rest;
    this.threshold = threshold - SLACK;
    reach = leak / (1 - currentDecay + (leak < currentDecay ? leak : 0f));
    this.neurons = new int[neurons + 1];
    highest = new float[neurons];
  }

  /** Finds the candidates anew, in ascending order. */
  void renew(float[] membrane, float[] current) {
    MembraneReach.evaluate(rest, reach, membrane, current, highest, highest.length);
    size = Threshold.above(threshold, highest, neurons, highest.length);
  }

  /**
   * Finds the candidates whose membrane is above {@code limit}, in ascending order.
   *
   * @return how many
   */
  int above(float limit, float[] membrane, int[] found) {
    return Threshold.above(limit, membrane, neurons, found, size);
  }
}
