/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.comm.Communicator;
import jauryn.comm.LocalCommunicator;
import jauryn.comm.NeuronRange;
import jauryn.comm.RankThreads;
import jauryn.connection.Weights;
import jauryn.connection.Wiring;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StpConnectionTest {
  @TempDir Path folder;

  /** What each spike of a train delivers through a synapse of weight 1. */
  private static List<Double> deliveries(ShortTermPlasticity rule, long[] train) {
    Simulation simulation = new Simulation();
    ScriptedNeurons pre =
        simulation.add(new ScriptedNeurons("pre", NeuronRange.whole(1), List.of(train)));
    ScriptedNeurons post =
        simulation.add(new ScriptedNeurons("post", NeuronRange.whole(1), List.of(new long[0])));
    simulation.add(new StpConnection(Wiring.between("c", pre, post), rule));
    List<Double> deliveries = new ArrayList<>();
    float[] received = post.state(ScriptedNeurons.SYNAPTIC_CURRENT);
    for (long spike : train) {
      simulation.advance(spike + 9 - simulation.step());
      deliveries.add((double) received[0]);
      received[0] = 0;
    }
    return deliveries;
  }

  /**
   * The steady state of Tsodyks, Pawelzik and Markram (1998) for regular trains: u* = U/(1 − (1 −
   * U)·exp(−T/τ_f)), x* = (1 − exp(−T/τ_d))/(1 − (1 − u*)·exp(−T/τ_d)).
   */
  @ParameterizedTest
  @CsvSource({
    "0.8, 1e-4, 0.5, 5",
    "0.8, 1e-4, 0.5, 50",
    "0.2, 1.5, 0.2, 20",
    "0.2, 1, 0.01, 40",
    "0.13, 0.53, 0.03, 70"
  })
  void regularTrainsReachTheSteadyState(double tauD, double tauF, double rest, double hertz) {
    long period = Math.round(1e4 / hertz);
    long[] train = LongStream.range(0, 400).map(k -> 20 + k * period).toArray();
    List<Double> deliveries = deliveries(new ShortTermPlasticity(tauD, tauF, rest), train);
    double seconds = period * 1e-4;
    double u = rest / (1 - (1 - rest) * Math.exp(-seconds / tauF));
    double recovery = Math.exp(-seconds / tauD);
    double x = (1 - recovery) / (1 - (1 - u) * recovery);
    assertEquals(rest, deliveries.get(0), 1e-6, "rested");
    assertEquals(u * x, deliveries.get(399), 1e-6 * u * x + 1e-7);
  }

  /** The second of two spikes, by hand: facilitation and depression at once. */
  @Test
  void pairedPulse() {
    double u = 0.1 + 0.1 * 0.9 * Math.exp(-0.05 / 0.4);
    double x = 1 - 0.1 * Math.exp(-0.05 / 0.3);
    List<Double> deliveries =
        deliveries(new ShortTermPlasticity(0.3, 0.4, 0.1), new long[] {100, 600});
    assertEquals(u * x, deliveries.get(1), 1e-7);
  }

  private static float[] received(Communicator rank, Path state, boolean save, long steps) {
    Simulation simulation = new Simulation(rank, Profile.off());
    List<long[]> trains = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int period = 150 + 37 * i;
      trains.add(LongStream.range(0, 40).map(k -> k * period + 5).toArray());
    }
    ScriptedNeurons pre = simulation.add(new ScriptedNeurons("pre", simulation.deal(10), trains));
    ScriptedNeurons post =
        simulation.add(
            new ScriptedNeurons("post", simulation.deal(7), Collections.nCopies(7, new long[0])));
    simulation.add(
        new StpConnection(
            Wiring.between("c", pre, post).sparse(0.5).weights(Weights.uniform(0, 1)),
            ShortTermPlasticity.standard()));
    if (state != null && !save) {
      simulation.load(state);
    }
    simulation.advance(steps);
    if (save) {
      simulation.save(state);
    }
    return simulation
        .ranks()
        .join(post.state(ScriptedNeurons.SYNAPTIC_CURRENT), post.local().length());
  }

  @Test
  void neitherRanksNorAStateMatter() {
    float[] once = received(new LocalCommunicator(), null, false, 5_000);
    List<float[]> shared = RankThreads.run(3, rank -> received(rank, null, false, 5_000));
    assertArrayEquals(once, shared.get(0));
    Path state = folder.resolve("a.state");
    received(new LocalCommunicator(), state, true, 2_003);
    List<float[]> then = RankThreads.run(2, rank -> received(rank, state, false, 2_997));
    assertArrayEquals(once, then.get(0));
  }
}
