/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Parameters of short-term plasticity.
 *
 * @param tauDepression time in seconds in which resources recover
 * @param tauFacilitation time in seconds in which the utilisation returns to its rest
 * @param utilisation U, utilisation at rest and increment of each spike, in (0, 1]
 */
public record ShortTermPlasticity(
    double tauDepression, double tauFacilitation, double utilisation) {

  /** The values of Auryn's STPConnection: 0.2 s, 1 s, 0.01. */
  public static ShortTermPlasticity standard() {
    return new ShortTermPlasticity(0.2, 1.0, 0.01);
  }

  ShortTermPlasticity check(String connection) {
    RuleParameters check = new RuleParameters(connection);
    check.time("tauDepression", tauDepression);
    check.time("tauFacilitation", tauFacilitation);
    check.fraction("utilisation", utilisation);
    return this;
  }
}
