/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.Model;

/**
 * Parameters of an {@link IFGroup}. Instances are immutable; {@code
 * IFParameters.DEFAULT.tauMem(10e-3f)} is a copy with another time constant.
 *
 * @param rest resting and initial potential, V
 * @param reset potential right after a spike, V
 * @param threshold threshold long after a spike, V
 * @param thresholdJump how much the threshold is raised by a spike, V
 * @param tauThr time constant with which the threshold comes back, s
 * @param tauMem membrane time constant, s
 * @param tauAmpa time constant of the AMPA conductance, s
 * @param tauGaba time constant of the GABA conductance, s
 * @param tauNmda time constant of the NMDA conductance, s; not below that of AMPA
 * @param ampaNmdaRatio weight of the AMPA conductance relative to the NMDA conductance
 * @param inhibitoryReversal reversal potential of inhibition, V; the membrane is never below
 */
public record IFParameters(
    float rest,
    float reset,
    float threshold,
    float thresholdJump,
    float tauThr,
    float tauMem,
    float tauAmpa,
    float tauGaba,
    float tauNmda,
    float ampaNmdaRatio,
    float inhibitoryReversal) {

  /**
   * Auryn's: −70 mV, threshold −50 mV with jumps of 100 mV and 5 ms, τ_mem 20 ms, 5, 10 and 100 ms.
   */
  public static final IFParameters DEFAULT =
      new IFParameters(
          -70e-3f, -70e-3f, -50e-3f, 100e-3f, 5e-3f, 20e-3f, 5e-3f, 10e-3f, 100e-3f, 1f, -80e-3f);

  /** A copy with another value: resting and initial potential, V. */
  public IFParameters rest(float value) {
    return membrane(value, reset, tauMem, inhibitoryReversal);
  }

  /** A copy with another value: potential right after a spike, V. */
  public IFParameters reset(float value) {
    return membrane(rest, value, tauMem, inhibitoryReversal);
  }

  /** A copy with another value: threshold long after a spike, V. */
  public IFParameters threshold(float value) {
    return movingThreshold(value, thresholdJump, tauThr);
  }

  /** A copy with another value: how much the threshold is raised by a spike, V. */
  public IFParameters thresholdJump(float value) {
    return movingThreshold(threshold, value, tauThr);
  }

  /** A copy with another value: time constant with which the threshold comes back, s. */
  public IFParameters tauThr(float value) {
    return movingThreshold(threshold, thresholdJump, value);
  }

  /** A copy with another value: membrane time constant, s. */
  public IFParameters tauMem(float value) {
    return membrane(rest, reset, value, inhibitoryReversal);
  }

  /** A copy with another value: time constant of the AMPA conductance, s. */
  public IFParameters tauAmpa(float value) {
    return synapses(value, tauGaba, tauNmda, ampaNmdaRatio);
  }

  /** A copy with another value: time constant of the GABA conductance, s. */
  public IFParameters tauGaba(float value) {
    return synapses(tauAmpa, value, tauNmda, ampaNmdaRatio);
  }

  /** A copy with another value: time constant of the NMDA conductance, s. */
  public IFParameters tauNmda(float value) {
    return synapses(tauAmpa, tauGaba, value, ampaNmdaRatio);
  }

  /** A copy with another value: weight of the AMPA conductance relative to the NMDA conductance. */
  public IFParameters ampaNmdaRatio(float value) {
    return synapses(tauAmpa, tauGaba, tauNmda, value);
  }

  /** A copy with another value: reversal potential of inhibition, V. */
  public IFParameters inhibitoryReversal(float value) {
    return membrane(rest, reset, tauMem, value);
  }

  // Copies with other values of parameters that belong together.

  private IFParameters membrane(float rest, float reset, float tauMem, float inhibitoryReversal) {
    return new IFParameters(
        rest,
        reset,
        threshold,
        thresholdJump,
        tauThr,
        tauMem,
        tauAmpa,
        tauGaba,
        tauNmda,
        ampaNmdaRatio,
        inhibitoryReversal);
  }

  private IFParameters movingThreshold(float threshold, float thresholdJump, float tauThr) {
    return new IFParameters(
        rest,
        reset,
        threshold,
        thresholdJump,
        tauThr,
        tauMem,
        tauAmpa,
        tauGaba,
        tauNmda,
        ampaNmdaRatio,
        inhibitoryReversal);
  }

  private IFParameters synapses(float tauAmpa, float tauGaba, float tauNmda, float ampaNmdaRatio) {
    return new IFParameters(
        rest,
        reset,
        threshold,
        thresholdJump,
        tauThr,
        tauMem,
        tauAmpa,
        tauGaba,
        tauNmda,
        ampaNmdaRatio,
        inhibitoryReversal);
  }

  /** Share of the AMPA conductance in the excitatory conductance. */
  float ampaShare() {
    return (float) (ampaNmdaRatio / (ampaNmdaRatio + 1.0));
  }

  /** Share of the NMDA conductance in the excitatory conductance. */
  float nmdaShare() {
    return (float) (1.0 / (ampaNmdaRatio + 1.0));
  }

  void check(Checks checks) {
    checks.finite("resting potential", rest, "V");
    checks.finite("reset potential", reset, "V");
    checks.finite("threshold", threshold, "V");
    checks.finite("threshold jump", thresholdJump, "V");
    checks.positive("threshold time constant", tauThr, "s");
    checks.integrated("membrane time constant", tauMem);
    checks.positive("AMPA time constant", tauAmpa, "s");
    checks.positive("GABA time constant", tauGaba, "s");
    checks.positive("NMDA time constant", tauNmda, "s");
    Model.require(
        tauNmda >= tauAmpa,
        checks.object(),
        "NMDA time constant",
        tauNmda + " s",
        "no less than that of AMPA, " + tauAmpa + " s");
    Model.require(
        ampaNmdaRatio >= 0 && ampaNmdaRatio < Float.POSITIVE_INFINITY,
        checks.object(),
        "AMPA/NMDA ratio",
        ampaNmdaRatio,
        "0 or more");
    checks.finite("inhibitory reversal potential", inhibitoryReversal, "V");
  }
}
