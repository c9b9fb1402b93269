/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

/**
 * Parameters of an {@link IzhikevichGroup}, those of the paper in volts instead of millivolts.
 * Instances are immutable; {@code IzhikevichParameters.DEFAULT.a(0.1f)} is a copy with another
 * rate.
 *
 * @param a rate of recovery, 1/ms
 * @param b coupling of recovery to the membrane
 * @param c potential after a spike, and the initial one, V
 * @param d recovery added by a spike, V
 * @param threshold where a spike is cut off, V
 */
public record IzhikevichParameters(float a, float b, float c, float d, float threshold) {

  /** Auryn's: a 0.02, b 0.2, c −65 mV, d 2 mV, cut off at 30 mV. */
  public static final IzhikevichParameters DEFAULT =
      new IzhikevichParameters(0.02f, 0.2f, -65e-3f, 2e-3f, 30e-3f);

  /** A copy with another value: rate of recovery, 1/ms. */
  public IzhikevichParameters a(float value) {
    return new IzhikevichParameters(value, b, c, d, threshold);
  }

  /** A copy with another value: coupling of recovery to the membrane. */
  public IzhikevichParameters b(float value) {
    return new IzhikevichParameters(a, value, c, d, threshold);
  }

  /** A copy with another value: potential after a spike, and the initial one, V. */
  public IzhikevichParameters c(float value) {
    return new IzhikevichParameters(a, b, value, d, threshold);
  }

  /** A copy with another value: recovery added by a spike, V. */
  public IzhikevichParameters d(float value) {
    return new IzhikevichParameters(a, b, c, value, threshold);
  }

  /** A copy with another value: where a spike is cut off, V. */
  public IzhikevichParameters threshold(float value) {
    return new IzhikevichParameters(a, b, c, d, value);
  }

  void check(Checks checks) {
    checks.positive("recovery rate a", a, "/ms");
    checks.finite("coupling b", b, "");
    checks.finite("reset potential c", c, "V");
    checks.finite("recovery jump d", d, "V");
    checks.finite("spike potential", threshold, "V");
    checks.ordered("reset potential c", c, "spike potential", threshold, true);
  }
}
