/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.Wiring;
import jauryn.math.StdpKernel;

/**
 * Additive pair STDP (Auryn's STDPConnection; Song, Miller and Abbott 2000), all pairs of spikes:
 *
 * <pre>
 *   presynaptic spike arrives:   deliver w, then w ← w + A₋·y
 *   postsynaptic neuron fires:   w ← w + A₊·x
 * </pre>
 *
 * with traces x of arrived presynaptic spikes (τ₊) and y of postsynaptic ones (τ₋). Weights stay in
 * their bounds.
 */
public final class StdpConnection extends SpikePairConnection {
  private final PairStdp rule;
  private float onPre;
  private float onPost;

  /** A plastic connection as described. */
  public StdpConnection(Wiring wiring, PairStdp rule) {
    super(wiring, rule.check(wiring.name()).tauPre(), rule.tauPost());
    this.rule = rule;
  }

  @Override
  void prepare(long step) {
    onPre = (float) (rule.depression() * postTrace().factor(step));
    onPost = (float) (rule.potentiation() * preTrace().factor(step));
  }

  @Override
  void onPre(float[] weights, int[] columns) {
    StdpKernel.deliverThenAdd(
        weights,
        columns,
        target(),
        onPre,
        postTrace().scaled(),
        0f,
        (float) rule.least(),
        (float) rule.most());
  }

  @Override
  void onPost(int neuron, int[] rows, int[] places) {
    StdpKernel.add(
        matrix().weights(),
        rows,
        places,
        neuron,
        onPost,
        preTrace().scaled(),
        (float) rule.least(),
        (float) rule.most());
  }
}
