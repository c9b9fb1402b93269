/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

/**
 * Exponential AMPA and GABA synapses whose conductances are measured in units of the leak;
 * immutable as {@link LeakyParameters}. Excitation reverses at 0 V.
 *
 * @param tauAmpa time constant of the AMPA conductance, s
 * @param tauGaba time constant of the GABA conductance, s
 * @param inhibitoryReversal reversal potential of inhibition, V
 */
public record ConductanceParameters(float tauAmpa, float tauGaba, float inhibitoryReversal) {

  /** Auryn's: 5 ms, 10 ms, −80 mV. */
  public static final ConductanceParameters DEFAULT =
      new ConductanceParameters(5e-3f, 10e-3f, -80e-3f);

  /** A copy with another time constant of the AMPA conductance, s. */
  public ConductanceParameters tauAmpa(float value) {
    return new ConductanceParameters(value, tauGaba, inhibitoryReversal);
  }

  /** A copy with another time constant of the GABA conductance, s. */
  public ConductanceParameters tauGaba(float value) {
    return new ConductanceParameters(tauAmpa, value, inhibitoryReversal);
  }

  /** A copy with another reversal potential of inhibition, V. */
  public ConductanceParameters inhibitoryReversal(float value) {
    return new ConductanceParameters(tauAmpa, tauGaba, value);
  }

  /** exp(−dt/τ_ampa). */
  float ampaDecay() {
    return NeuronGroup.decay(tauAmpa);
  }

  /** exp(−dt/τ_gaba). */
  float gabaDecay() {
    return NeuronGroup.decay(tauGaba);
  }

  void check(Checks checks) {
    checks.positive("AMPA time constant", tauAmpa, "s");
    checks.positive("GABA time constant", tauGaba, "s");
    checks.finite("inhibitory reversal potential", inhibitoryReversal, "V");
  }
}
