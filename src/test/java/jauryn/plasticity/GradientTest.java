/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.plasticity.SmallNetwork.Design;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of both implementations against the equations of the paper. */
class GradientTest {
  private static final int WINDOW = SmallNetwork.WINDOW;
  private static final double EPSILON = 1e-12;

  /** So large that the first change of weights shows the gradient, and the old weight is lost. */
  private static final double HUGE_RATE = 1e6;

  static List<Arguments> networks() {
    List<Arguments> networks = new ArrayList<>();
    for (Plasticity plasticity : Plasticity.values()) {
      for (Variant variant : Variant.values()) {
        for (int delay : new int[] {8, 15, 23}) {
          networks.add(Arguments.of(plasticity, variant, delay, 0f, true));
          if (variant == Variant.RANDOM) {
            networks.add(Arguments.of(plasticity, variant, delay, 1f, true));
          }
        }
        networks.add(Arguments.of(plasticity, variant, 8, 0f, false));
      }
    }
    return networks;
  }

  /**
   * Three windows with fixed weights; the gradient of the last is compared, to which spikes of the
   * one before contribute.
   */
  @ParameterizedTest
  @MethodSource("networks")
  void gradientIsThatOfThePaper(
      Plasticity plasticity,
      Variant variant,
      int delay,
      float regularisation,
      boolean surrogateDerivative) {
    Random random = new Random(delay);
    assertGradientIsThatOfThePaper(
        plasticity,
        new SuperSpikeSettings(
            variant,
            HUGE_RATE,
            EPSILON,
            Float.MAX_VALUE,
            delay,
            regularisation,
            surrogateDerivative),
        random,
        1e-5);
  }

  static List<Arguments> variations() {
    List<Arguments> variations = new ArrayList<>();
    for (Plasticity plasticity : Plasticity.values()) {
      for (Variant variant : Variant.values()) {
        variations.add(Arguments.of(plasticity, variant, 200.0, WINDOW, 0f, 0f));
        variations.add(Arguments.of(plasticity, variant, 10_000.0, WINDOW, 0f, 0f));
        variations.add(Arguments.of(plasticity, variant, 1000.0, WINDOW, 1f, 0f));
        variations.add(Arguments.of(plasticity, variant, 1000.0, WINDOW, 30f, 1f));
        variations.add(Arguments.of(plasticity, variant, 1000.0, WINDOW, 10f, 2.5f));
        variations.add(Arguments.of(plasticity, variant, 1000.0, 1234, 1f, 4f));
        variations.add(Arguments.of(plasticity, variant, 1000.0, 12_345, 0f, 0f));
      }
    }
    return variations;
  }

  /**
   * The same where the rule differs from that of the reference. What decays in every step of a long
   * window is a sum of many small numbers in single precision.
   */
  @ParameterizedTest
  @MethodSource("variations")
  void variationsHaveTheirGradient(
      Plasticity plasticity,
      Variant variant,
      double beta,
      int updateInterval,
      float regularisation,
      float exponent) {
    assertGradientIsThatOfThePaper(
        plasticity,
        new SuperSpikeSettings(
            variant,
            HUGE_RATE,
            EPSILON,
            Float.MAX_VALUE,
            15,
            regularisation,
            exponent,
            true,
            beta,
            updateInterval,
            Normalisation.MAXIMUM,
            false),
        new Random(updateInterval),
        1e-4);
  }

  private static void assertGradientIsThatOfThePaper(
      Plasticity plasticity, SuperSpikeSettings settings, Random random, double tolerance) {
    int window = settings.updateInterval();
    Variant variant = settings.variant();
    Design design =
        new Design(
            SmallNetwork.randomSpikes(random, 9, 3 * window, 30),
            SmallNetwork.randomSpikes(random, 5, 3 * window, 10),
            SmallNetwork.randomWeights(
                random, 9, 5, 0.03, settings.feedbackDelay() == 15 ? 0.6 : 1),
            settings);
    SmallNetwork network = new SmallNetwork(design, plasticity);
    network.connection().setLearning(false);
    boolean dense = plasticity == Plasticity.DENSE;
    double pspCut = dense ? (variant == Variant.SYMMETRIC ? 1e-7 : 1e-5) : 0;
    Equations equations = new Equations(network, pspCut, 1e-7);
    int spikes = 0;
    for (int step = 0; step <= 3 * window; step++) {
      network.connection().setLearning(step > 2 * window);
      network.simulation().advance(1);
      spikes += network.output().emitted(step).size();
      equations.step(step, design.weights());
      if (step % window == 0 && step < 3 * window) {
        equations.clearGradient();
      }
    }
    assertTrue(spikes > 5, "the network should be active");
    double[][] moved = network.spread(network.connection().matrix().weights());
    double[][] moment = network.spread(network.connection().secondMoment());
    assertGradient(equations.gradient(), moved, moment, window, tolerance);
  }

  /** The weight has become (old weight, negligible) + η·g/(√v + ε) with g the mean gradient. */
  private static void assertGradient(
      double[][] expected, double[][] moved, double[][] moment, int window, double tolerance) {
    double largest = 0;
    for (int j = 0; j < moved.length; j++) {
      for (int i = 0; i < moved[j].length; i++) {
        largest = Double.isNaN(moved[j][i]) ? largest : Math.max(largest, Math.abs(expected[j][i]));
      }
    }
    assertTrue(largest > 0);
    for (int j = 0; j < moved.length; j++) {
      for (int i = 0; i < moved[j].length; i++) {
        if (!Double.isNaN(moved[j][i])) {
          double found = window * moved[j][i] * (Math.sqrt(moment[j][i]) + EPSILON) / HUGE_RATE;
          assertEquals(expected[j][i], found, tolerance * largest, "synapse " + j + " to " + i);
        }
      }
    }
  }
}
