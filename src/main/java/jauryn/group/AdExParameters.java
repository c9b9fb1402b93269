/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

/**
 * Parameters of an {@link AdExGroup}. Instances are immutable; {@code
 * AdExParameters.DEFAULT.tauW(100e-3f)} is a copy with another time constant.
 *
 * @param rest leak reversal and initial potential, V
 * @param reset potential right after a spike, V
 * @param threshold where the exponential takes over, V
 * @param slope sharpness of the exponential, V
 * @param capacitance membrane capacitance, F
 * @param leakConductance leak conductance, S
 * @param a subthreshold adaptation, S
 * @param b adaptation added by a spike, A
 * @param tauW time constant of adaptation, s
 * @param refractoryPeriod how long the membrane is held at rest after a spike, s; truncated to
 *     steps
 */
public record AdExParameters(
    float rest,
    float reset,
    float threshold,
    float slope,
    float capacitance,
    float leakConductance,
    float a,
    float b,
    float tauW,
    double refractoryPeriod) {

  /** Those of Brette and Gerstner (2005), as in Auryn. */
  public static final AdExParameters DEFAULT =
      new AdExParameters(
          -70.6e-3f,
          -70.6e-3f,
          -50.4e-3f,
          2e-3f,
          281e-12f,
          30e-9f,
          4e-9f,
          0.0805e-9f,
          144e-3f,
          0.0);

  /** A copy with another value: leak reversal and initial potential, V. */
  public AdExParameters rest(float value) {
    return new AdExParameters(
        value, reset, threshold, slope, capacitance, leakConductance, a, b, tauW, refractoryPeriod);
  }

  /** A copy with another value: potential right after a spike, V. */
  public AdExParameters reset(float value) {
    return new AdExParameters(
        rest, value, threshold, slope, capacitance, leakConductance, a, b, tauW, refractoryPeriod);
  }

  /** A copy with another value: where the exponential takes over, V. */
  public AdExParameters threshold(float value) {
    return new AdExParameters(
        rest, reset, value, slope, capacitance, leakConductance, a, b, tauW, refractoryPeriod);
  }

  /** A copy with another value: sharpness of the exponential, V. */
  public AdExParameters slope(float value) {
    return new AdExParameters(
        rest, reset, threshold, value, capacitance, leakConductance, a, b, tauW, refractoryPeriod);
  }

  /** A copy with another value: membrane capacitance, F. */
  public AdExParameters capacitance(float value) {
    return new AdExParameters(
        rest, reset, threshold, slope, value, leakConductance, a, b, tauW, refractoryPeriod);
  }

  /** A copy with another value: leak conductance, S. */
  public AdExParameters leakConductance(float value) {
    return new AdExParameters(
        rest, reset, threshold, slope, capacitance, value, a, b, tauW, refractoryPeriod);
  }

  /** A copy with another value: subthreshold adaptation, S. */
  public AdExParameters a(float value) {
    return new AdExParameters(
        rest,
        reset,
        threshold,
        slope,
        capacitance,
        leakConductance,
        value,
        b,
        tauW,
        refractoryPeriod);
  }

  /** A copy with another value: adaptation added by a spike, A. */
  public AdExParameters b(float value) {
    return new AdExParameters(
        rest,
        reset,
        threshold,
        slope,
        capacitance,
        leakConductance,
        a,
        value,
        tauW,
        refractoryPeriod);
  }

  /** A copy with another value: time constant of adaptation, s. */
  public AdExParameters tauW(float value) {
    return new AdExParameters(
        rest, reset, threshold, slope, capacitance, leakConductance, a, b, value, refractoryPeriod);
  }

  /** A copy with another value: how long the membrane is held at rest after a spike, s. */
  public AdExParameters refractoryPeriod(double value) {
    return new AdExParameters(
        rest, reset, threshold, slope, capacitance, leakConductance, a, b, tauW, value);
  }

  /** Membrane time constant, s. */
  float tauMem() {
    return capacitance / leakConductance;
  }

  void check(Checks checks) {
    checks.finite("leak reversal potential", rest, "V");
    checks.finite("reset potential", reset, "V");
    checks.finite("threshold", threshold, "V");
    checks.positive("slope", slope, "V");
    checks.positive("capacitance", capacitance, "F");
    checks.positive("leak conductance", leakConductance, "S");
    checks.integrated("membrane time constant", tauMem());
    checks.finite("subthreshold adaptation", a, "S");
    checks.finite("spike-triggered adaptation", b, "A");
    checks.integrated("adaptation time constant", tauW);
    checks.ordered("leak reversal potential", rest, "spike potential", 0, true);
    checks.ordered("reset potential", reset, "spike potential", 0, true);
  }
}
