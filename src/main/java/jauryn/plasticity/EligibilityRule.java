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
 * calls {@link #beginStep}, takes in the new error of the layer, and calls {@link #evolve}.
 */
interface EligibilityRule extends Stateful {
  /**
   * A step begins: runs the filters of the error, before the connection takes in the error of this
   * step.
   */
  void beginStep(long step);

  /** The rest of the step. */
  void evolve(long step);

  /**
   * Surrogate derivatives of the local neurons in the last step, kept up to date once asked for.
   */
  float[] surrogate();

  /** Changes the weights by the gradient since the last update, or only adapts to it. */
  void update(long step, MaxNormalisedRate optimiser, boolean learning, Profile profile);

  /** States of all synapses after {@code step}, the last one evolved; not to be changed. */
  SynapticTraces traces(long step);

  /**
   * Sees to it that from the next step on the source group keeps the synaptic trace of its spikes,
   * for a rule that did without: the rule will not be called for some time.
   */
  void handOver(long step);
}
