/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Constants of the SuperSpike rule that differ between connections. The two variants are the two
 * programs of the reference, which round some values differently and cut small ones at different
 * places.
 *
 * @param variant which of the two classes of the reference decides roundings and cut-offs
 * @param eta learning rate, V: a weight changes by at most this much in an update
 * @param epsilon added to the root of the second moment
 * @param weightBound weights stay within ± this, V
 * @param feedbackDelay steps by which presynaptic traces and surrogate derivatives wait for the
 *     error
 * @param regularisation strength ρ of the heterosynaptic regulariser (paper, section 3.3.7)
 * @param surrogateDerivative false replaces the surrogate derivative by 1
 */
public record SuperSpikeSettings(
    Variant variant,
    double eta,
    double epsilon,
    float weightBound,
    int feedbackDelay,
    float regularisation,
    boolean surrogateDerivative) {

  /** The reference's class for symmetric and that for random feedback. */
  public enum Variant {
    /** SuperSpikeConnection. */
    SYMMETRIC,
    /** RFSuperSpikeConnection. */
    RANDOM
  }

  /** Steepness of the surrogate derivative, 1/V. */
  public static final double BETA = 1000.0;

  /** Errors smaller than this do not contribute to the gradient. */
  public static final float ERROR_THRESHOLD = 1e-7f;

  /** Steps between weight updates (0.5 s). */
  public static final int UPDATE_INTERVAL = 5000;

  /** Time constant with which the running maximum of squared gradients decays, s. */
  public static final double TAU_RMS = 30.0;

  /**
   * Steps of the delay lines for an extra delay of {@code seconds}, which is truncated to steps.
   */
  public static int feedbackDelaySteps(float seconds) {
    return (int) ((double) seconds / jauryn.kernel.SimulationTime.DT)
        + jauryn.kernel.SimulationTime.MIN_DELAY;
  }
}
