/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Gradient of the synapses of one connection: G_ij = Σ_t e_i(t)·Λ_ij(t) over the steps since the
 * last update, with Λ the doubly filtered product of the presynaptic PSP and the postsynaptic
 * surrogate derivative (paper, equation 3).
 *
 * <p>Two implementations: {@link DenseEligibility} is the executable definition, {@link
 * EventEligibility} gives the same sum without a per-synapse time step.
 */
interface EligibilityRule {
  /** One step, with the surrogate derivative and the filtered error of the local neurons. */
  void evolve(long step, float[] surrogate, float[] error);

  /** The sum since the last update, one value a synapse; the caller sets it to zero as it reads. */
  float[] gradient(long step);

  /**
   * The states of all synapses after the last step, in the order of the weight matrix: λ
   * (eligibility after the first filter), Λ (after the second), and the gradient sum since the last
   * update.
   */
  SynapticTraces traces(long step);

  /**
   * Sees to it that the source group keeps the synaptic trace of its spikes from the next step on,
   * for a rule that did without: it will not be called for some time.
   */
  void handOver(long step);

  /** Means over all synapses of what {@link #traces} gives. */
  double[] means(long step);
}
