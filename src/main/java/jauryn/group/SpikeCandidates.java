/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.math.MembraneReach;

/**
 * The few neurons whose membrane can reach the threshold before the next input arrives; only these
 * need to be looked at in every step.
 *
 * <p>Between inputs a membrane u with current I that decays by k per step obeys u ← u + l((rest −
 * u) + I). The leak never carries it beyond max(u, rest), and all the current still to come adds at
 * most l·I/(1 − k). A neuron for which the sum stays below the threshold cannot fire until its
 * current is raised, and resets only lower the bound. So the list holds until input arrives, and a
 * run with it is the same, spike for spike, as one that looks at all neurons.
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
    reach = leak / (1 - currentDecay);
    this.neurons = new int[neurons];
    highest = new float[neurons];
  }

  /** Finds the candidates anew, in ascending order. */
  void renew(float[] membrane, float[] current) {
    // The arithmetic is a loop of its own, without branches, so that it vectorises; nearly all of
    // the
    // branches of the second loop then go one way.
    MembraneReach.evaluate(rest, reach, membrane, current, highest, neurons.length);
    size = 0;
    for (int i = 0; i < neurons.length; i++) {
      if (highest[i] > threshold) {
        neurons[size++] = i;
      }
    }
  }

  int size() {
    return size;
  }

  int neuron(int k) {
    return neurons[k];
  }
}
