/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

/**
 * The membrane of leaky integrate-and-fire neurons. Instances are immutable; {@code
 * LeakyParameters.DEFAULT.tauMem(10e-3f)} is a copy with another time constant.
 *
 * @param rest resting potential, V
 * @param reset where the membrane is held after a spike, V; not above the threshold
 * @param threshold a neuron fires when its membrane is above, V
 * @param tauMem membrane time constant, s
 * @param refractoryPeriod how long it is held, s; truncated to steps
 */
public record LeakyParameters(
    float rest, float reset, float threshold, float tauMem, double refractoryPeriod) {

  /** Auryn's: rest and reset at −60 mV, threshold −50 mV, τ_mem 20 ms, refractory for 5 ms. */
  public static final LeakyParameters DEFAULT =
      new LeakyParameters(-60e-3f, -60e-3f, -50e-3f, 20e-3f, 5e-3);

  /** A copy with another resting potential, V. */
  public LeakyParameters rest(float value) {
    return new LeakyParameters(value, reset, threshold, tauMem, refractoryPeriod);
  }

  /** A copy with another reset potential, V. */
  public LeakyParameters reset(float value) {
    return new LeakyParameters(rest, value, threshold, tauMem, refractoryPeriod);
  }

  /** A copy with another threshold, V. */
  public LeakyParameters threshold(float value) {
    return new LeakyParameters(rest, reset, value, tauMem, refractoryPeriod);
  }

  /** A copy with another membrane time constant, s. */
  public LeakyParameters tauMem(float value) {
    return new LeakyParameters(rest, reset, threshold, value, refractoryPeriod);
  }

  /** A copy with another refractory period, s. */
  public LeakyParameters refractoryPeriod(double value) {
    return new LeakyParameters(rest, reset, threshold, tauMem, value);
  }

  void check(Checks checks) {
    checks.finite("resting potential", rest, "V");
    checks.finite("reset potential", reset, "V");
    checks.finite("threshold", threshold, "V");
    checks.integrated("membrane time constant", tauMem);
    checks.ordered("reset potential", reset, "threshold", threshold, true);
  }
}
