/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.Wiring;
import jauryn.kernel.EventTrace;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.StdpKernel;

/**
 * Triplet STDP with homeostasis (Pfister and Gerstner 2006, minimal model; Auryn's
 * TripletConnection, Zenke et al. 2013):
 *
 * <pre>
 *   presynaptic spike arrives:   w ← w − A₂₋·y₁, then deliver w      A₂₋ ∝ h²
 *   postsynaptic neuron fires:   w ← w + A₃₊·x·y₂
 * </pre>
 *
 * with traces x of arrived presynaptic spikes (τ₊), and y₁ (τ₋), y₂ (τ_y) and h (τ_hom) of
 * postsynaptic ones. All traces are those of earlier steps, so y₂ does not contain the spike it
 * meets.
 *
 * <p>The product h²·y₁ decays by one factor common to all neurons, as each trace does; so it is
 * stored for a neuron when it fires, and a presynaptic spike finds one number per synapse.
 */
public final class TripletConnection extends SpikePairConnection {
  private final TripletStdp rule;
  private final EventTrace slow;
  private final EventTrace rate;

  /** Scaled h²·y₁ of every local neuron. */
  private final float[] depression;

  private float onPre;
  private double onPost;

  /** A plastic connection as described, of neurons that have not fired yet. */
  public TripletConnection(Wiring wiring, TripletStdp rule) {
    super(wiring, rule.check(wiring.name()).tauPlus(), rule.tauMinus());
    this.rule = rule;
    int neurons = layer().local().length();
    slow = new EventTrace(rule.tauY(), neurons);
    rate = new EventTrace(rule.tauHomeostasis(), neurons);
    depression = new float[neurons];
  }

  /**
   * Lets the homeostatic trace begin as if all postsynaptic neurons had fired at a rate.
   *
   * @param hertz the rate
   * @param step the step that comes next
   */
  public void setHomeostaticRate(double hertz, long step) {
    rate.fill(hertz * rule.tauHomeostasis(), step);
    updateAll();
  }

  private void updateAll() {
    for (int i = 0; i < depression.length; i++) {
      update(i);
    }
  }

  private void update(int neuron) {
    float h = rate.scaled()[neuron];
    depression[neuron] = h * h * postTrace().scaled()[neuron];
  }

  @Override
  boolean beginPostTraces(long step) {
    slow.begin(step);
    boolean depressionChanges = super.beginPostTraces(step) | rate.begin(step);
    if (depressionChanges) {
      updateAll();
    }
    return depressionChanges;
  }

  @Override
  void countPost(long step, int neuron) {
    super.countPost(step, neuron);
    slow.scaled()[neuron] += slow.increment(step);
    rate.scaled()[neuron] += rate.increment(step);
    update(neuron);
  }

  @Override
  void prepare(long step) {
    double h = rate.factor(step);
    onPre = (float) (-rule.depression() * h * h * postTrace().factor(step));
    onPost = rule.a3Plus() * preTrace().factor(step) * slow.factor(step);
  }

  @Override
  void onPre(float[] weights, int[] columns) {
    StdpKernel.addThenDeliver(
        weights, columns, target(), onPre, depression, (float) rule.least(), (float) rule.most());
  }

  @Override
  void onPost(int neuron, int[] rows, int[] places) {
    StdpKernel.add(
        matrix().weights(),
        rows,
        places,
        neuron,
        (float) (onPost * slow.scaled()[neuron]),
        preTrace().scaled(),
        (float) rule.least(),
        (float) rule.most());
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    slow.save(out, "slow postsynaptic trace", layer().local());
    rate.save(out, "homeostatic trace", layer().local());
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    slow.load(in, "slow postsynaptic trace", layer().local());
    rate.load(in, "homeostatic trace", layer().local());
    updateAll();
  }
}
