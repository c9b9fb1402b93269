/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.AllRanks;
import jauryn.comm.RankThreads;
import jauryn.connection.WeightMatrix;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NormalisedRateTest {
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
    NormalisedRate rate =
        new NormalisedRate(
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

  /**
   * The other ways to normalise. RMSprop: v ← dv + (1 − d)g² with d = exp(−T/30 s) for an interval
   * T; plain gradient descent: w ← w + ηg; one rate for all: the largest v of all synapses.
   */
  @Property(tries = 60)
  void followsTheFormulaOtherwise(
      @ForAll boolean exact,
      @ForAll Normalisation normalisation,
      @ForAll boolean shared,
      @ForAll @IntRange(min = 1, max = 20_000) int interval,
      @ForAll long seed) {
    Random random = new Random(seed);
    WeightMatrix matrix = WeightMatrix.full(1, SYNAPSES);
    NormalisedRate rate = new NormalisedRate(settings(normalisation, shared, interval), matrix);
    float[][] sum = matrix.newValues();
    double[] moment = new double[SYNAPSES];
    double[] weight = new double[SYNAPSES];
    double decay = Math.exp(-interval * 1e-4 / 30);
    for (int update = 0; update < 10; update++) {
      double[] gradient = new double[SYNAPSES];
      for (int k = 0; k < SYNAPSES; k++) {
        sum[0][k] = random.nextInt(5) == 0 ? 0f : (float) (interval * random.nextGaussian());
        gradient[k] = sum[0][k] / (double) interval;
        double square = gradient[k] * gradient[k];
        switch (normalisation) {
          case MAXIMUM -> moment[k] = Math.max(square, decay * moment[k]);
          case MEAN -> moment[k] = decay * moment[k] + (1 - decay) * square;
          case NONE -> {}
        }
      }
      double largest = DoubleStream.of(moment).max().orElseThrow();
      if (exact) {
        rate.updateExactly(sum, true);
      } else {
        rate.update(sum, true);
      }
      for (int k = 0; k < SYNAPSES; k++) {
        double v = shared ? largest : moment[k];
        double scale = normalisation == Normalisation.NONE ? 1 : Math.sqrt(v) + EPSILON;
        double moved = weight[k] + ETA * gradient[k] / scale;
        float found = matrix.row(0)[k];
        assertEquals(Math.max(-BOUND, Math.min(BOUND, moved)), found, 3e-5 * ETA / decay);
        assertEquals(moment[k], rate.secondMoment()[0][k], 1e-3 * moment[k]);
        assertEquals(0f, sum[0][k], "the sum starts anew");
        weight[k] = found;
      }
    }
  }

  /** Synapses of other ranks count for the rate that all share. */
  @Test
  void sharedRateIsThatOfAllRanks() {
    RankThreads.run(
        3,
        communicator -> {
          WeightMatrix matrix = WeightMatrix.full(1, 1);
          NormalisedRate rate =
              new NormalisedRate(settings(Normalisation.MAXIMUM, true, 5000), matrix);
          rate.setRanks(new AllRanks(communicator));
          rate.update(new float[][] {{(1 + communicator.rank()) * 5000f}}, true);
          assertEquals(ETA * (1 + communicator.rank()) / 3, matrix.row(0)[0], 1e-6 * ETA);
          return null;
        });
  }

  private static SuperSpikeSettings settings(
      Normalisation normalisation, boolean shared, int interval) {
    return new SuperSpikeSettings(
        Variant.SYMMETRIC,
        ETA,
        EPSILON,
        BOUND,
        8,
        0f,
        4f,
        true,
        SuperSpikeSettings.BETA,
        interval,
        normalisation,
        shared);
  }
}
