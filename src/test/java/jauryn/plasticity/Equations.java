/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.SpikingGroup;

/**
 * The SuperSpike rule written down from the paper in double precision, one synapse and step after
 * the other (Zenke and Ganguli 2018, equations 3 to 5 and section 3.3; order of operations and
 * delays of the reference program). Watches a network of which it takes spikes and membranes only.
 *
 * <p>Per step: e ← filtered error; x_j, y_j filter the spikes of j; A_ij ← A_ij + y_j σ'(u_i), both
 * of D steps ago; B_ij follows A_ij; G_ij ← G_ij + e_i B_ij − ρ w_ij h_i^a; A_ij decays.
 */
final class Equations {
  private static final double DT = 1e-4;
  private static final double RISE = 5e-3;
  private static final double DECAY = 10e-3;
  private static final int AXON = 8;

  /**
   * Decay of the homeostatic trace. In single precision, as in the reference, this is a time
   * constant of 99.999 ms instead of 100 ms, which the fourth power would show.
   */
  private static final double SLOW_DECAY = (float) Math.exp(-DT / 100e-3);

  private final SmallNetwork network;
  private final SuperSpikeSettings settings;
  private final int inputs;
  private final int outputs;
  private final int delay;
  private final boolean regularised;
  private final double pspCut;
  private final double errorCut;
  private final double[] error;
  private final double[] rising;
  private final double[] filtered;
  private final double[] homeostatic;
  private final double[] x;
  private final double[] y;
  private final double[][] pastY;
  private final double[][] pastSurrogate;
  private final double[][] a;
  private final double[][] b;
  private final double[][] g;

  /**
   * The equations for a network.
   *
   * @param pspCut PSPs below are taken for zero, as by the reference
   */
  Equations(SmallNetwork network, double pspCut, double errorCut) {
    this.network = network;
    this.pspCut = pspCut;
    this.errorCut = errorCut;
    inputs = network.design().inputs();
    outputs = network.design().outputs();
    settings = network.design().settings();
    delay = settings.feedbackDelay();
    regularised = settings.regularisation() != 0;
    error = new double[outputs];
    rising = new double[outputs];
    filtered = new double[outputs];
    homeostatic = new double[outputs];
    x = new double[inputs];
    y = new double[inputs];
    pastY = new double[delay][inputs];
    pastSurrogate = new double[delay][outputs];
    a = new double[inputs][outputs];
    b = new double[inputs][outputs];
    g = new double[inputs][outputs];
  }

  /** The gradient sum since it was cleared last. */
  double[][] gradient() {
    return g;
  }

  double[][] eligibility() {
    return a;
  }

  double[][] filteredEligibility() {
    return b;
  }

  void clearGradient() {
    for (double[] row : g) {
      java.util.Arrays.fill(row, 0);
    }
  }

  /** Takes in a step the network has just made. */
  void step(int step, float[][] weights) {
    for (int i = 0; i < outputs; i++) {
      rising[i] += DT / RISE * (error[i] - rising[i]);
      filtered[i] += DT / DECAY * (rising[i] - filtered[i]);
      error[i] = 0;
    }
    count(network.target(), step - AXON, error, 1);
    count(network.output(), step - AXON, error, -1);
    count(network.output(), step, homeostatic, 1);
    count(network.input(), step - AXON, x, 1);
    for (int i = 0; i < outputs; i++) {
      homeostatic[i] *= SLOW_DECAY;
    }
    for (int j = 0; j < inputs; j++) {
      x[j] *= Math.exp(-DT / RISE);
      for (int i = 0; i < outputs; i++) {
        synapse(step, j, i, weights[j][i]);
      }
    }
    for (int i = 0; i < outputs; i++) {
      double u = network.output().state("mem")[i];
      double k = 1 + Math.abs(settings.beta() * (u + 0.05));
      boolean constant = !settings.surrogateDerivative();
      pastSurrogate[step % delay][i] = constant ? 1 : u < -0.08 ? 0 : settings.beta() / (k * k);
    }
    for (int j = 0; j < inputs; j++) {
      pastY[step % delay][j] = y[j];
      y[j] += DT / 10e-3 * (x[j] - y[j]);
    }
  }

  private void synapse(int step, int j, int i, double weight) {
    double psp = pastY[step % delay][j];
    a[j][i] += psp > pspCut ? psp * pastSurrogate[step % delay][i] : 0;
    b[j][i] += DT / DECAY * (a[j][i] - b[j][i]);
    if (Math.abs(filtered[i]) >= errorCut) {
      g[j][i] += filtered[i] * b[j][i];
      if (regularised) {
        double rho = settings.regularisation();
        g[j][i] -= rho * weight * Math.pow(homeostatic[i], settings.regularisationExponent());
      }
    }
    a[j][i] *= Math.exp(-DT / RISE);
  }

  private static void count(SpikingGroup group, int step, double[] counts, int weight) {
    if (step < 0) {
      return;
    }
    for (int k = 0; k < group.emitted(step).size(); k++) {
      counts[group.emitted(step).neuron(k)] += weight;
    }
  }
}
