/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.Communicator;
import jauryn.comm.LocalCommunicator;
import jauryn.comm.NeuronRange;
import jauryn.comm.RankThreads;
import jauryn.connection.JointMatrix;
import jauryn.connection.Weights;
import jauryn.connection.Wiring;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All rules of spike pairs against their definition, on several ranks, and through a state. */
class SpikePairRulesTest {
  private static final double DT = 1e-4;
  private static final int PRE = 12;
  private static final int POST = 9;
  private static final int STEPS = 9_000;
  private static final int DELAY = 23;
  private static final double MOST = 1.0;

  @TempDir Path folder;

  /** A rule, and what its definition says about one synapse. */
  private enum Rule {
    PAIR {
      @Override
      SpikePairConnection connect(Wiring wiring) {
        return new StdpConnection(wiring, new PairStdp(0.05, -0.06, 15e-3, 30e-3, 0.1, MOST));
      }

      @Override
      double onPre(double w, long step, long[] pre, long[] post) {
        return w - 0.06 * trace(post, step, 30e-3);
      }

      @Override
      double onPost(double w, long step, long[] pre, long[] post) {
        return w + 0.05 * trace(pre, step, 15e-3);
      }
    },
    MULTIPLICATIVE {
      @Override
      SpikePairConnection connect(Wiring wiring) {
        return new WeightDependentStdpConnection(wiring, WeightDependentStdp.of(0.05, 1.1, MOST));
      }

      @Override
      double onPre(double w, long step, long[] pre, long[] post) {
        return w - 0.05 * 1.1 * w * trace(post, step, 20e-3);
      }

      @Override
      double onPost(double w, long step, long[] pre, long[] post) {
        return w + 0.05 * (MOST - w) * trace(pre, step, 20e-3);
      }
    },
    WEIGHT_DEPENDENT {
      @Override
      SpikePairConnection connect(Wiring wiring) {
        return new WeightDependentStdpConnection(
            wiring, new WeightDependentStdp(0.05, 1.1, 0.4, 0.7, 17e-3, 34e-3, 2));
      }

      @Override
      double onPre(double w, long step, long[] pre, long[] post) {
        double factor = Math.pow(2, 0.3) * Math.pow(w, 0.7);
        return w - 0.05 * 1.1 * factor * trace(post, step, 34e-3);
      }

      @Override
      double onPost(double w, long step, long[] pre, long[] post) {
        double factor = Math.pow(2, 0.6) * Math.pow(2 - w, 0.4);
        return w + 0.05 * factor * trace(pre, step, 17e-3);
      }

      @Override
      double most() {
        return 2;
      }
    },
    TRIPLET {
      @Override
      SpikePairConnection connect(Wiring wiring) {
        return new TripletConnection(wiring, TripletStdp.visualCortex(2, 20, 50e-3, MOST));
      }

      @Override
      double onPre(double w, long step, long[] pre, long[] post) {
        double rate = trace(post, step, 50e-3) / 50e-3;
        double a2 = 13e-3 * 16.8e-3 * 114e-3 / 33.7e-3 * rate * rate / 20;
        return w - a2 * trace(post, step, 33.7e-3);
      }

      @Override
      double onPost(double w, long step, long[] pre, long[] post) {
        return w + 13e-3 * trace(pre, step, 16.8e-3) * trace(post, step, 114e-3);
      }
    },
    TO_RATE {
      @Override
      SpikePairConnection connect(Wiring wiring) {
        return new SymmetricStdpConnection(wiring, SymmetricStdp.toRate(0.02, 20, 20e-3, MOST));
      }

      @Override
      double onPre(double w, long step, long[] pre, long[] post) {
        return w + 0.02 * (trace(post, step, 20e-3) - 2 * 20 * 20e-3);
      }

      @Override
      double onPost(double w, long step, long[] pre, long[] post) {
        return w + 0.02 * trace(pre, step, 20e-3);
      }
    },
    SUPERVISED {
      @Override
      SpikePairConnection connect(Wiring wiring) {
        return new SymmetricStdpConnection(
            wiring, SymmetricStdp.supervised(0.05, 0.3, 20e-3, MOST));
      }

      @Override
      double onPre(double w, long step, long[] pre, long[] post) {
        return w + 0.015 * trace(post, step, 20e-3);
      }

      @Override
      double onPost(double w, long step, long[] pre, long[] post) {
        return w + 0.015 * trace(pre, step + 1, 20e-3) * Math.exp(DT / 20e-3);
      }
    };

    abstract SpikePairConnection connect(Wiring wiring);

    abstract double onPre(double w, long step, long[] pre, long[] post);

    abstract double onPost(double w, long step, long[] pre, long[] post);

    double most() {
      return MOST;
    }

    double least() {
      return this == PAIR ? 0.1 : 0;
    }
  }

  /** Σ exp(−(t − s)·dt/τ) over spikes in steps s before t. */
  private static double trace(long[] spikes, long step, double tau) {
    double sum = 0;
    for (long spike : spikes) {
      sum += spike < step ? Math.exp(-(step - spike) * DT / tau) : 0;
    }
    return sum;
  }

  /** Trains in which spikes of all distances occur, among them the same step. */
  private static List<long[]> trains(int neurons, double hertz, int shift, long seed) {
    Random random = new Random(seed);
    List<long[]> trains = new ArrayList<>();
    for (int i = 0; i < neurons; i++) {
      List<Long> train = new ArrayList<>();
      for (long step = 0; step + shift < STEPS; step++) {
        if (random.nextDouble() < hertz * DT || step == 800) {
          train.add(step + shift);
        }
      }
      trains.add(train.stream().mapToLong(Long::longValue).toArray());
    }
    return trains;
  }

  private record Network(
      Simulation simulation, ScriptedNeurons post, SpikePairConnection connection) {}

  private static Network build(Rule rule, Communicator communicator, double density) {
    Simulation simulation = new Simulation(communicator, Profile.off());
    ScriptedNeurons pre =
        simulation.add(new ScriptedNeurons("pre", simulation.deal(PRE), trains(PRE, 40, 0, 1)));
    ScriptedNeurons post =
        simulation.add(
            new ScriptedNeurons("post", simulation.deal(POST), trains(POST, 30, DELAY, 2)));
    Wiring wiring =
        Wiring.between("plastic", pre, post)
            .sparse(density)
            .weights(Weights.uniform(0.2, 0.8))
            .delay(DELAY * DT);
    return new Network(simulation, post, simulation.add(rule.connect(wiring)));
  }

  /** Weights and all that was delivered by the definition, spike by spike. */
  private static double byDefinition(
      Rule rule, float initial, long[] pre, long[] post, boolean[] hit, double[] delivered) {
    double w = initial;
    for (long step = 0; step < STEPS; step++) {
      if (Arrays.binarySearch(pre, step) >= 0) {
        delivered[0] += rule == Rule.TRIPLET ? 0 : w;
        w = clip(rule, rule.onPre(w, step, pre, post), hit);
        delivered[0] += rule == Rule.TRIPLET ? w : 0;
      }
      if (Arrays.binarySearch(post, step) >= 0) {
        w = clip(rule, rule.onPost(w, step, pre, post), hit);
      }
    }
    return w;
  }

  private static double clip(Rule rule, double w, boolean[] hit) {
    hit[0] |= w < rule.least() || w > rule.most();
    return Math.max(rule.least(), Math.min(rule.most(), w));
  }

  @ParameterizedTest
  @EnumSource
  void weightsAreThoseOfTheDefinition(Rule rule) {
    for (double density : new double[] {1, 0.6}) {
      Network network = build(rule, new LocalCommunicator(), density);
      var matrix = network.connection.matrix();
      float[][] initial = new float[PRE][];
      Arrays.setAll(initial, row -> matrix.row(row).clone());
      network.simulation.advance(STEPS);
      List<long[]> pre = trains(PRE, 40, 0, 1);
      List<long[]> post = trains(POST, 30, DELAY, 2);
      double[] delivered = new double[POST];
      boolean[] hit = new boolean[1];
      for (int row = 0; row < PRE; row++) {
        long[] arrivals =
            Arrays.stream(pre.get(row)).map(s -> s + DELAY).filter(s -> s < STEPS).toArray();
        for (int k = 0; k < initial[row].length; k++) {
          int column = matrix.column(row, k);
          double[] sum = new double[1];
          double w = byDefinition(rule, initial[row][k], arrivals, post.get(column), hit, sum);
          delivered[column] += sum[0];
          assertEquals(w, matrix.row(row)[k], 2e-5, row + " to " + column);
          assertNotEquals(initial[row][k], matrix.row(row)[k], 1e-3);
        }
      }
      boolean soft = rule == Rule.MULTIPLICATIVE || rule == Rule.WEIGHT_DEPENDENT;
      assertEquals(!soft, hit[0], "weights are clipped");
      float[] received = network.post.state(ScriptedNeurons.SYNAPTIC_CURRENT);
      for (int i = 0; i < POST; i++) {
        assertEquals(delivered[i], received[i], 2e-4 * delivered[i], "received by " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ranksDoNotMatter(Rule rule) {
    float[] alone = weights(rule, new LocalCommunicator());
    for (int ranks : new int[] {2, 3}) {
      List<float[]> shared = RankThreads.run(ranks, rank -> weights(rule, rank));
      assertArrayEquals(alone, shared.get(0), ranks + " ranks");
    }
  }

  private static float[] weights(Rule rule, Communicator communicator) {
    Network network = build(rule, communicator, 0.6);
    network.simulation.advance(STEPS);
    return joint(network);
  }

  private static float[] joint(Network network) {
    JointMatrix joint =
        new JointMatrix(network.connection.matrix(), POST, network.simulation.ranks());
    return joint.matrix().toArray();
  }

  /** A run that is saved, and goes on with another number of ranks. */
  @ParameterizedTest
  @EnumSource
  void aStateIsComplete(Rule rule) throws Exception {
    float[] once = weights(rule, new LocalCommunicator());
    for (long step : new long[] {0, 1, 2_000, 5_003}) {
      Path state = folder.resolve("a.state");
      RankThreads.run(
          2,
          rank -> {
            Network first = build(rule, rank, 0.6);
            first.simulation.advance(step);
            first.simulation.save(state);
            return null;
          });
      List<float[]> then =
          RankThreads.run(
              3,
              rank -> {
                Network second = build(rule, rank, 0.6);
                second.simulation.load(state);
                Path again = folder.resolve("b.state");
                second.simulation.save(again);
                second.simulation.advance(STEPS - step);
                return joint(second);
              });
      assertEquals(-1, Files.mismatch(state, folder.resolve("b.state")), "the same at once");
      assertArrayEquals(once, then.get(0), "saved at " + step);
    }
  }

  @Test
  void learningCanBeSwitchedOff() {
    Network network = build(Rule.PAIR, new LocalCommunicator(), 1);
    float[] initial = network.connection.matrix().toArray();
    network.connection.setLearning(false);
    network.simulation.advance(4_000);
    assertArrayEquals(initial, network.connection.matrix().toArray());
    float[] received = network.post.state(ScriptedNeurons.SYNAPTIC_CURRENT).clone();
    assertTrue(received[0] > 1, "spikes are delivered all the same");
    network.connection.setLearning(true);
    network.simulation.advance(400);
    assertNotEquals(initial[0], network.connection.matrix().toArray()[0]);
  }

  @Test
  void nonsenseIsRefusedByName() {
    ScriptedNeurons group =
        new ScriptedNeurons("g", NeuronRange.whole(2), List.of(new long[0], new long[0]));
    Wiring wiring = Wiring.between("ee", group, group);
    assertRefused(
        "connection ee: tauPre in s -0.02, expected more than 0",
        () -> new StdpConnection(wiring, new PairStdp(1, 1, -0.02, 1, 0, 1)));
    assertRefused(
        "connection ee: potentiation NaN, expected a finite number",
        () -> new StdpConnection(wiring, new PairStdp(Double.NaN, 1, 1, 1, 0, 1)));
    assertRefused(
        "connection ee: weight bounds 0.0 to -1.0, expected the lesser one first",
        () -> new SymmetricStdpConnection(wiring, SymmetricStdp.toRate(1, 1, 1, -1)));
    assertRefused(
        "connection ee: kappa 0.0, expected more than 0",
        () -> new TripletConnection(wiring, TripletStdp.visualCortex(1, 0, 1, 1)));
    assertRefused(
        "connection ee: utilisation 1.5, expected more than 0, at most 1",
        () -> new StpConnection(wiring, new ShortTermPlasticity(1, 1, 1.5)));
    assertRefused(
        "connection ee: largest weight 0.0, expected more than 0",
        () -> new WeightDependentStdpConnection(wiring, WeightDependentStdp.of(1, 1, 0)));
  }

  private static void assertRefused(String message, Runnable construction) {
    UserError error = assertThrows(UserError.class, construction::run);
    assertEquals(message, error.getMessage());
    assertEquals(ExitCode.MODEL, error.exitCode());
  }
}
