/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.Profile;
import jauryn.kernel.Stateful;

/**
 * Gradient of the synapses of one connection: G_ij = Σ_t e_i(t)·Λ_ij(t) over the steps since the
 * last update, with Λ the doubly filtered product of the presynaptic PSP and the postsynaptic
 * surrogate derivative (paper, equation 3).
 *
 * <p>Two implementations: {@link DenseEligibility} is the executable definition, {@link
 * EventEligibility} gives the same sum without a per-synapse time step. In each step the connection
 * writes the error and the surrogate derivative into the rows the rule provides, then calls {@link
 * #evolve}.
 */
interface EligibilityRule extends Stateful {
  /**
   * A step begins, before the filters of the error run; where their output in this step goes, zero
   * where it is negligible.
   */
  float[] beginStep(long step);

  /** Where the surrogate derivative of the local neurons in {@code step} goes. */
  float[] surrogateRow(long step);

  /** One step, once both rows are written. */
  void evolve(long step);

  /** Changes the weights by the gradient since the last update, or only adapts to it. */
  void update(long step, MaxNormalisedRate optimiser, boolean learning, Profile profile);

  /** States of all synapses after {@code step}, the last one evolved. */
  SynapticTraces traces(long step);

  /**
   * Sees to it that from the next step on the source group keeps the synaptic trace of its spikes,
   * for a rule that did without: the rule will not be called for some time.
   */
  void handOver(long step);

  /**
   * Sums of λ, Λ and the gradient sum after {@code step} over the synapses of each local
   * postsynaptic neuron.
   */
  double[][] sums(long step);
}
