/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.Profile;
import jauryn.kernel.Stateful;
import jauryn.math.VectorKernel;
import java.util.function.Supplier;

/**
 * Gradient of the synapses of one connection: G_ij = Σ_t e_i(t)·Λ_ij(t) over the steps since the
 * last update, with Λ the doubly filtered product of the presynaptic PSP and the postsynaptic
 * surrogate derivative (paper, equation 3).
 *
 * <p>Two implementations: {@link DenseEligibility} is the executable definition, {@link
 * EventEligibility} gives the same sum without a per-synapse time step.
 */
interface EligibilityRule extends Stateful {
  /** Where to get loops that may be used where they serve; null while there are none. */
  default void setVectorKernel(Supplier<VectorKernel> kernels) {}

  /** One step: filters the error of the layer, takes in its new error, and learns. */
  void evolve(long step);

  /**
   * Surrogate derivatives of the local neurons in the last step, kept up to date once asked for.
   */
  float[] surrogate();

  /** Changes the weights by the gradient since the last update, or only adapts to it. */
  void update(long step, NormalisedRate optimiser, boolean learning, Profile profile);

  /** States of all synapses after {@code step}, the last one evolved; not to be changed. */
  SynapticTraces traces(long step);

  /**
   * The rule will not be called for some time: brings the error of the layer up to date, and sees
   * to it that from the next step on the source group keeps the synaptic trace of its spikes.
   */
  void handOver(long step);
}
