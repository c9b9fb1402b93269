/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Parameters of triplet STDP, the minimal model of Pfister and Gerstner (2006) for pairs of all
 * spikes, with depression that follows the rate of the postsynaptic neuron.
 *
 * @param a3Plus A₃₊, potentiation by a triplet post–pre–post
 * @param tauPlus τ₊ of the presynaptic trace in seconds
 * @param tauMinus τ₋ of the postsynaptic trace of depression in seconds
 * @param tauY τ_y of the slow postsynaptic trace of potentiation in seconds
 * @param kappa rate in Hz at which potentiation and depression balance for independent spikes
 * @param tauHomeostasis time over which the postsynaptic rate is measured, in seconds
 * @param least lower bound of weights
 * @param most upper bound of weights
 */
public record TripletStdp(
    double a3Plus,
    double tauPlus,
    double tauMinus,
    double tauY,
    double kappa,
    double tauHomeostasis,
    double least,
    double most) {

  /** Potentiation fitted to visual cortex. */
  private static final double VISUAL_CORTEX_A3_PLUS = 6.5e-3;

  /**
   * Fitted to visual cortex, as in Auryn's TripletConnection; weights from 0 to {@code most}.
   *
   * @param eta factor of all changes
   * @param kappa target rate in Hz
   * @param tauHomeostasis in seconds
   */
  public static TripletStdp visualCortex(
      double eta, double kappa, double tauHomeostasis, double most) {
    return new TripletStdp(
        VISUAL_CORTEX_A3_PLUS * eta, 16.8e-3, 33.7e-3, 114e-3, kappa, tauHomeostasis, 0, most);
  }

  TripletStdp check(String connection) {
    RuleParameters check = new RuleParameters(connection);
    check.number("a3Plus", a3Plus);
    check.time("tauPlus", tauPlus);
    check.time("tauMinus", tauMinus);
    check.time("tauY", tauY);
    check.positive("kappa", kappa);
    check.time("tauHomeostasis", tauHomeostasis);
    check.bounds(least, most);
    return this;
  }

  /**
   * Depression by a pair over the square of the homeostatic trace h, which counts spikes: A₂₋ =
   * A₃₊·τ₊·τ_y/(τ₋·κ)·(h/τ_hom)². At a rate of κ it is what balances potentiation.
   */
  double depression() {
    return a3Plus * tauPlus * tauY / (tauMinus * kappa * tauHomeostasis * tauHomeostasis);
  }
}
