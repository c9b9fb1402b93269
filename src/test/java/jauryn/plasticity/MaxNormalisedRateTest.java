/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.connection.WeightMatrix;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MaxNormalisedRateTest {
  private static final int SYNAPSES = 37;
  private static final double ETA = 1e-3;
  private static final double EPSILON = 1e-12;
  private static final float BOUND = 0.02f;

  /**
   * v ← max(g², exp(−0.5 s/30 s)·v), w ← w + η·g/(√v + ε) with g the mean gradient of the 5000
   * steps since the last update; in double precision, for gradients of all sizes and signs.
   */
  @Property(tries = 60)
  void followsTheFormula(@ForAll boolean exact, @ForAll long seed) {
    Random random = new Random(seed);
    WeightMatrix matrix = WeightMatrix.full(1, SYNAPSES);
    MaxNormalisedRate rate =
        new MaxNormalisedRate(
            new SuperSpikeSettings(Variant.SYMMETRIC, ETA, EPSILON, BOUND, 8, 0f, true), matrix);
    float[][] sum = matrix.newValues();
    double[] moment = new double[SYNAPSES];
    double[] weight = new double[SYNAPSES];
    for (int update = 0; update < 40; update++) {
      boolean learning = update >= 5;
      double eta = update < 30 ? ETA : ETA / 10;
      rate.setLearningRate(eta);
      double[] before = weight.clone();
      for (int k = 0; k < SYNAPSES; k++) {
        double size = Math.pow(10, 12 * random.nextDouble() - 6);
        sum[0][k] = random.nextInt(5) == 0 ? 0f : (float) (size * random.nextGaussian());
        double gradient = sum[0][k] / 5000.0;
        moment[k] = Math.max(gradient * gradient, Math.exp(-0.5 / 30) * moment[k]);
        if (learning) {
          double moved = weight[k] + eta * gradient / (Math.sqrt(moment[k]) + EPSILON);
          weight[k] = Math.max(-BOUND, Math.min(BOUND, moved));
        }
      }
      if (exact) {
        rate.updateExactly(sum, learning);
      } else {
        rate.update(sum, learning);
      }
      for (int k = 0; k < SYNAPSES; k++) {
        float found = matrix.row(0)[k];
        assertEquals(0f, sum[0][k], "the sum starts anew");
        assertEquals(weight[k], found, 1e-6 * ETA * (update + 1));
        assertEquals(moment[k], rate.secondMoment()[0][k], 1e-5 * moment[k]);
        assertTrue(Math.abs(found) <= BOUND);
        assertTrue(Math.abs(found - before[k]) <= eta * (1 + 1e-4), "no step exceeds η");
        weight[k] = found;
      }
    }
  }
}
