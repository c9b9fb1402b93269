/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Parameters of additive pair STDP: a pair of spikes changes the weight by A₊·exp(−Δt/τ₊) where the
 * presynaptic one arrives Δt before, and by A₋·exp(−Δt/τ₋) where it arrives Δt after the
 * postsynaptic one.
 *
 * @param potentiation A₊, change of a weight with presynaptic spikes first (Auryn's B)
 * @param depression A₋, change of a weight with postsynaptic spikes first, usually negative (A)
 * @param tauPre τ₊ in seconds
 * @param tauPost τ₋ in seconds
 * @param least lower bound of weights
 * @param most upper bound of weights
 */
public record PairStdp(
    double potentiation,
    double depression,
    double tauPre,
    double tauPost,
    double least,
    double most) {

  /** An antisymmetric window of 20 ms, amplitude ±{@code eta}, weights from 0 to {@code most}. */
  public static PairStdp of(double eta, double most) {
    return new PairStdp(eta, -eta, 20e-3, 20e-3, 0, most);
  }

  PairStdp check(String connection) {
    RuleParameters check = new RuleParameters(connection);
    check.number("potentiation", potentiation);
    check.number("depression", depression);
    check.time("tauPre", tauPre);
    check.time("tauPost", tauPost);
    check.bounds(least, most);
    return this;
  }
}
