/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.Wiring;
import jauryn.math.StdpKernel;

/**
 * Pair STDP with changes that depend on the weight (Gütig et al. 2003; Auryn's STDPwdConnection,
 * NEST's stdp_synapse):
 *
 * <pre>
 *   presynaptic spike arrives:   deliver w, then w ← w − λ·α·w_max^(1−μ₋)·w^μ₋·y
 *   postsynaptic neuron fires:   w ← w + λ·w_max^(1−μ₊)·(w_max − w)^μ₊·x
 * </pre>
 *
 * Weights stay from 0 to w_max.
 */
public final class WeightDependentStdpConnection extends SpikePairConnection {
  private final WeightDependentStdp rule;
  private float onPre;
  private float onPost;

  /** A plastic connection as described. */
  public WeightDependentStdpConnection(Wiring wiring, WeightDependentStdp rule) {
    super(wiring, rule.check(wiring.name()).tauPlus(), rule.tauMinus());
    this.rule = rule;
  }

  @Override
  void prepare(long step) {
    onPre = (float) (rule.depression() * postTrace().factor(step));
    onPost = (float) (rule.potentiation() * preTrace().factor(step));
  }

  @Override
  void onPre(float[] weights, int[] columns) {
    StdpKernel.deliverThenScale(
        weights,
        columns,
        target(),
        onPre,
        postTrace().scaled(),
        rule.muMinus(),
        0f,
        (float) rule.most());
  }

  @Override
  void onPost(int neuron, int[] rows, int[] places) {
    StdpKernel.approach(
        matrix().weights(),
        rows,
        places,
        neuron,
        onPost,
        preTrace().scaled(),
        rule.muPlus(),
        0f,
        (float) rule.most());
  }
}
