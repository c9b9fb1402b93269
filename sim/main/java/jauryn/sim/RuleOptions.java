/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.SimulationTime;
import jauryn.plasticity.Normalisation;
import jauryn.plasticity.SuperSpikeSettings;

/**
 * In what the learning rule may differ from that of the original, to see what each part of it is
 * good for.
 *
 * @param beta steepness of the surrogate derivative, 1/V
 * @param updateInterval time between weight updates, s
 * @param optimiser what gradients are divided by
 * @param layerRate whether all synapses of a connection have one learning rate
 * @param rhoExponent exponent a of the regulariser of hidden layers
 */
record RuleOptions(
    double beta,
    double updateInterval,
    Normalisation optimiser,
    boolean layerRate,
    float rhoExponent) {

  private static final double LONGEST_INTERVAL = 100;

  /** The rule of the original. */
  static final RuleOptions ORIGINAL =
      new RuleOptions(
          SuperSpikeSettings.BETA,
          SuperSpikeSettings.UPDATE_INTERVAL * SimulationTime.DT,
          Normalisation.MAXIMUM,
          false,
          SuperSpikeSettings.REGULARISATION_EXPONENT);

  /** Checks every value. */
  RuleOptions {
    Check.positive("beta", beta);
    Check.within("update-interval", updateInterval, SimulationTime.DT, LONGEST_INTERVAL, "seconds");
    Check.notNegative("rho-exponent", rhoExponent);
    if (layerRate && optimiser == Normalisation.NONE) {
      throw new UserError(
          ExitCode.USAGE,
          "--layer-rate: expected --optimiser rmaxprop or rmsprop, with sgd all rates are the same"
              + " anyway");
    }
  }

  /** Time between updates in steps, the nearest number. */
  int updateSteps() {
    return (int) Math.round(updateInterval / SimulationTime.DT);
  }

  RuleOptions withBeta(double value) {
    return new RuleOptions(value, updateInterval, optimiser, layerRate, rhoExponent);
  }

  RuleOptions withUpdateInterval(double value) {
    return new RuleOptions(beta, value, optimiser, layerRate, rhoExponent);
  }

  RuleOptions withOptimiser(Normalisation value) {
    return new RuleOptions(beta, updateInterval, value, layerRate, rhoExponent);
  }

  RuleOptions withLayerRate(boolean value) {
    return new RuleOptions(beta, updateInterval, optimiser, value, rhoExponent);
  }

  RuleOptions withRhoExponent(float value) {
    return new RuleOptions(beta, updateInterval, optimiser, layerRate, value);
  }
}
