/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Parameters of STDP that does not ask which spike came first: a pair changes the weight by
 * η·exp(−|Δt|/τ), and every presynaptic spike by −η·offset.
 *
 * @param etaPre η where the presynaptic spike is the later one
 * @param etaPost η where the postsynaptic spike is the later one
 * @param offset what the postsynaptic trace must exceed for a presynaptic spike to potentiate
 * @param tau time constant of both traces in seconds
 * @param pairsOfOneStep whether spikes of the same step are a pair
 * @param least lower bound of weights
 * @param most upper bound of weights
 */
public record SymmetricStdp(
    double etaPre,
    double etaPost,
    double offset,
    double tau,
    boolean pairsOfOneStep,
    double least,
    double most) {

  /**
   * The rule of inhibitory synapses that hold their targets at a rate (Vogels et al. 2011; Auryn's
   * SymmetricSTDPConnection): the offset is 2·κ·τ.
   *
   * @param eta learning rate
   * @param kappa target rate κ in Hz
   * @param tau time constant in seconds
   * @param most largest weight
   */
  public static SymmetricStdp toRate(double eta, double kappa, double tau, double most) {
    return new SymmetricStdp(eta, eta, 2 * kappa * tau, tau, false, 0, most);
  }

  /**
   * The rule of supervised learning of Hao et al. (2020), which only potentiates; normalisation
   * brings weights down, see {@link SymmetricStdpConnection#normaliseIncoming}.
   *
   * @param nu learning rate
   * @param amplitude what a spike adds to a trace
   * @param tau time constant in seconds
   * @param most cap of weights
   */
  public static SymmetricStdp supervised(double nu, double amplitude, double tau, double most) {
    double eta = nu * amplitude;
    return new SymmetricStdp(eta, eta, 0, tau, true, 0, most);
  }

  SymmetricStdp check(String connection) {
    RuleParameters check = new RuleParameters(connection);
    check.number("etaPre", etaPre);
    check.number("etaPost", etaPost);
    check.number("offset", offset);
    check.time("tau", tau);
    check.bounds(least, most);
    return this;
  }
}
