/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Constants of the SuperSpike rule that differ between connections. The two variants are the two
 * programs of the reference, which round some values differently and cut small ones at different
 * places.
 *
 * @param variant which of the two classes of the reference decides roundings and cut-offs
 * @param eta learning rate, V: a weight changes by at most this much in an update (in its mean with
 *     {@link Normalisation#MEAN}; with {@link Normalisation#NONE} by this much for a gradient of 1)
 * @param epsilon added to the root of the second moment
 * @param weightBound weights stay within ± this, V
 * @param feedbackDelay steps by which presynaptic traces and surrogate derivatives wait for the
 *     error
 * @param regularisation strength ρ of the heterosynaptic regulariser (paper, section 3.3.7)
 * @param regularisationExponent its exponent a
 * @param surrogateDerivative false replaces the surrogate derivative by 1
 * @param beta steepness of the surrogate derivative, 1/V
 * @param updateInterval steps between weight updates
 * @param normalisation what the gradient is divided by
 * @param sharedRate whether all synapses of a connection have one learning rate, that of the one
 *     with the largest gradients
 */
public record SuperSpikeSettings(
    Variant variant,
    double eta,
    double epsilon,
    float weightBound,
    int feedbackDelay,
    float regularisation,
    float regularisationExponent,
    boolean surrogateDerivative,
    double beta,
    int updateInterval,
    Normalisation normalisation,
    boolean sharedRate) {

  /** The reference's class for symmetric and that for random feedback. */
  public enum Variant {
    /** SuperSpikeConnection: drops PSPs of 1e-7 and less. */
    SYMMETRIC(1e-7f),
    /** RFSuperSpikeConnection: drops PSPs below 1e-5. */
    RANDOM(Math.nextDown(1e-5f));

    private final float negligiblePsp;

    Variant(float negligiblePsp) {
      this.negligiblePsp = negligiblePsp;
    }

    /** The largest PSP that does not count. */
    float negligiblePsp() {
      return negligiblePsp;
    }
  }

  /** Steepness of the surrogate derivative unless set otherwise, 1/V. */
  public static final double BETA = 1000.0;

  /** Errors smaller than this do not contribute to the gradient. */
  public static final float ERROR_THRESHOLD = 1e-7f;

  /** Steps between weight updates unless set otherwise (0.5 s). */
  public static final int UPDATE_INTERVAL = 5000;

  /** Exponent of the regulariser unless set otherwise. */
  public static final float REGULARISATION_EXPONENT = 4f;

  /** Time constant with which squared gradients are forgotten, s. */
  public static final double TAU_RMS = 30.0;

  /** Settings that the programs of the reference allow for; the rest is as there. */
  public SuperSpikeSettings(
      Variant variant,
      double eta,
      double epsilon,
      float weightBound,
      int feedbackDelay,
      float regularisation,
      boolean surrogateDerivative) {
    this(
        variant,
        eta,
        epsilon,
        weightBound,
        feedbackDelay,
        regularisation,
        REGULARISATION_EXPONENT,
        surrogateDerivative,
        BETA,
        UPDATE_INTERVAL,
        Normalisation.MAXIMUM,
        false);
  }

  /**
   * Steps of the delay lines for an extra delay of {@code seconds}, which is truncated to steps.
   */
  public static int feedbackDelaySteps(float seconds) {
    return (int) ((double) seconds / jauryn.kernel.SimulationTime.DT)
        + jauryn.kernel.SimulationTime.MIN_DELAY;
  }
}
