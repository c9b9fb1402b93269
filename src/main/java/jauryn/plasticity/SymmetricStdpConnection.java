/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.AllRanks;
import jauryn.connection.Wiring;
import jauryn.math.StdpKernel;
import jauryn.math.Vectors;

/**
 * STDP with a symmetric window (see {@link SymmetricStdp}):
 *
 * <pre>
 *   presynaptic spike arrives:   deliver w, then w ← w + η_pre·(y − offset)
 *   postsynaptic neuron fires:   w ← w + η_post·x
 * </pre>
 *
 * Weights stay in their bounds when they change; normalisation may take them beyond until then.
 */
public final class SymmetricStdpConnection extends SpikePairConnection {
  private final SymmetricStdp rule;
  private float onPre;
  private float onPost;

  /** A plastic connection as described. */
  public SymmetricStdpConnection(Wiring wiring, SymmetricStdp rule) {
    super(wiring, rule.check(wiring.name()).tau(), rule.tau());
    this.rule = rule;
  }

  /** Scales the weights to each postsynaptic neuron to this sum; those that are all 0 stay. */
  public void normaliseIncoming(double sum) {
    double[] sums = matrix().columnSums(matrix().weights());
    for (int row = 0; row < matrix().rows(); row++) {
      float[] weights = matrix().row(row);
      for (int k = 0; k < weights.length; k++) {
        double present = sums[matrix().column(row, k)];
        weights[k] *= present == 0 ? 1f : (float) (sum / present);
      }
    }
  }

  /**
   * Scales the weights of each presynaptic neuron to this sum; those that are all 0 stay.
   *
   * @param ranks all of which make this call
   */
  public void normaliseOutgoing(double sum, AllRanks ranks) {
    for (int row = 0; row < matrix().rows(); row++) {
      float[] weights = matrix().row(row);
      double[] local = new double[weights.length];
      for (int k = 0; k < local.length; k++) {
        local[k] = weights[k];
      }
      double present = ranks.sum(local);
      if (present != 0) {
        Vectors.scale((float) (sum / present), weights, weights.length);
      }
    }
  }

  @Override
  boolean countsPairsOfOneStep() {
    return rule.pairsOfOneStep();
  }

  @Override
  void prepare(long step) {
    onPre = (float) (rule.etaPre() * postTrace().factor(step));
    onPost = (float) (rule.etaPost() * preTrace().factor(step));
  }

  @Override
  void onPre(float[] weights, int[] columns) {
    StdpKernel.deliverThenAdd(
        weights,
        columns,
        target(),
        onPre,
        postTrace().scaled(),
        (float) (-rule.etaPre() * rule.offset()),
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
