/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Parameters of pair STDP with changes that depend on the weight (Gütig et al. 2003).
 *
 * @param lambda learning rate λ, relative to the largest weight
 * @param alpha depression over potentiation, α
 * @param muPlus exponent μ₊ of the room left above a weight: 0 additive, 1 multiplicative
 * @param muMinus exponent μ₋ of the weight in depression
 * @param tauPlus time constant of potentiation in seconds
 * @param tauMinus time constant of depression in seconds
 * @param most largest weight
 */
public record WeightDependentStdp(
    double lambda,
    double alpha,
    double muPlus,
    double muMinus,
    double tauPlus,
    double tauMinus,
    double most) {

  /** The multiplicative rule with windows of 20 ms, as in Auryn. */
  public static WeightDependentStdp of(double lambda, double alpha, double most) {
    return new WeightDependentStdp(lambda, alpha, 1, 1, 20e-3, 20e-3, most);
  }

  WeightDependentStdp check(String connection) {
    RuleParameters check = new RuleParameters(connection);
    check.number("lambda", lambda);
    check.number("alpha", alpha);
    check.notNegative("muPlus", muPlus);
    check.notNegative("muMinus", muMinus);
    check.time("tauPlus", tauPlus);
    check.time("tauMinus", tauMinus);
    check.positive("largest weight", most);
    return this;
  }

  /** Factor of potentiation: λ·w_max^(1 − μ₊). */
  double potentiation() {
    return lambda * StrictMath.pow(most, 1 - muPlus);
  }

  /** Factor of depression: −λ·α·w_max^(1 − μ₋). */
  double depression() {
    return -lambda * alpha * StrictMath.pow(most, 1 - muMinus);
  }
}
