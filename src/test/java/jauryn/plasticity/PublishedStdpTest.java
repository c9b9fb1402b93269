/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import jauryn.connection.StaticConnection;
import jauryn.connection.Wiring;
import jauryn.kernel.Simulation;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One synapse in the protocols of the publications. */
class PublishedStdpTest {
  private static final double DT = 1e-4;
  private static final int DELAY = 8;

  /** A synapse between neurons that fire by protocol; pre spikes count from their arrival. */
  private static final class Protocol {
    private final Simulation simulation = new Simulation();
    private final Wiring wiring;
    private final long end;

    Protocol(double weight, long[] arrivals, long[] post) {
      long[] emissions = LongStream.of(arrivals).map(step -> step - DELAY).toArray();
      ScriptedNeurons source = simulation.add(neuron("pre", emissions));
      ScriptedNeurons target = simulation.add(neuron("post", post));
      wiring = Wiring.between("synapse", source, target).weight(weight);
      end = Math.max(arrivals[arrivals.length - 1], post[post.length - 1]) + 1;
    }

    private static ScriptedNeurons neuron(String name, long[] train) {
      return new ScriptedNeurons(name, NeuronRange.whole(1), List.of(train));
    }

    <C extends StaticConnection> double finalWeight(Function<Wiring, C> rule) {
      C connection = simulation.add(rule.apply(wiring));
      simulation.advance(end);
      return connection.matrix().row(0)[0];
    }
  }

  /** The window of Song, Miller and Abbott (2000): ±exp(−|Δt|/τ), nothing for one step. */
  @ParameterizedTest
  @CsvSource({"-400", "-100", "-10", "-1", "0", "1", "10", "100", "400"})
  void pairWindow(int stepsPostAfterPre) {
    PairStdp rule = new PairStdp(0.05, -0.0525, 20e-3, 30e-3, 0, 1);
    long[] post = {1000 + stepsPostAfterPre};
    double weight =
        new Protocol(0.5, new long[] {1000}, post)
            .finalWeight(wiring -> new StdpConnection(wiring, rule));
    double seconds = stepsPostAfterPre * DT;
    double expected =
        seconds == 0
            ? 0
            : seconds > 0 ? 0.05 * Math.exp(-seconds / 20e-3) : -0.0525 * Math.exp(seconds / 30e-3);
    assertEquals(expected, weight - 0.5, 1e-7);
  }

  /**
   * Golden changes of the symmetric rule of Hao et al. (2020) in their steps, in which traces decay
   * by 0.975; from label neurons, ν = 0.04, a spike adds 0.1.
   */
  @ParameterizedTest
  @CsvSource({
    "-40, 0.00145292976",
    "-20, 0.00241075072",
    "-10, 0.00310531848",
    "-4, 0.00361475156",
    "-2, 0.0038025",
    "-1, 0.0039",
    "0, 0.004",
    "1, 0.0039",
    "2, 0.0038025",
    "4, 0.00361475156",
    "10, 0.00310531848",
    "20, 0.00241075072",
    "40, 0.00145292976"
  })
  void symmetricWindow(int stepsPostAfterPre, double expected) {
    double tau = -DT / Math.log(0.975);
    double weight =
        new Protocol(0.1, new long[] {1000}, new long[] {1000 + stepsPostAfterPre})
            .finalWeight(
                wiring ->
                    new SymmetricStdpConnection(
                        wiring, SymmetricStdp.supervised(0.04, 0.1, tau, 8)));
    assertEquals(expected, weight - 0.1, 1e-8);
  }

  /**
   * Weight change of pairs at a rate, by the minimal triplet model with depression 7.1e-3, in
   * closed form: with period T, a pair k finds geometric sums of k earlier ones.
   */
  private static double tripletChange(int pairs, double hertz, double seconds) {
    double plus = 16.8e-3;
    double minus = 33.7e-3;
    double y = 114e-3;
    double period = 1 / hertz;
    double change = 0;
    for (int k = 0; k < pairs; k++) {
      // Presynaptic spikes before the postsynaptic one: pair k itself only where it comes first.
      double ahead = seconds > 0 ? seconds : seconds + period;
      int before = seconds > 0 ? k + 1 : k;
      double x = Math.exp(-ahead / plus) * geometric(Math.exp(-period / plus), before);
      double slow = Math.exp(-period / y) * geometric(Math.exp(-period / y), k);
      double behind = seconds > 0 ? period - seconds : -seconds;
      int after = seconds > 0 ? k : k + 1;
      double fast = Math.exp(-behind / minus) * geometric(Math.exp(-period / minus), after);
      change += 6.5e-3 * x * slow - 7.1e-3 * fast;
    }
    return change;
  }

  private static double geometric(double q, int terms) {
    return (1 - Math.pow(q, terms)) / (1 - q);
  }

  private static double simulatedChange(int pairs, double hertz, double seconds) {
    long period = Math.round(1 / hertz / DT);
    long shift = Math.round(seconds / DT);
    long[] pre = LongStream.range(0, pairs).map(k -> 1000 + k * period).toArray();
    long[] post = LongStream.of(pre).map(step -> step + shift).toArray();
    // A homeostatic trace so slow that depression stays what it is set to.
    double tau = 1e6;
    TripletStdp rule = TripletStdp.visualCortex(1, 10, tau, 100);
    double rate = Math.sqrt(7.1e-3 / (rule.depression() * tau * tau));
    double weight =
        new Protocol(50, pre, post)
            .finalWeight(
                wiring -> {
                  TripletConnection connection = new TripletConnection(wiring, rule);
                  connection.setHomeostaticRate(rate, 0);
                  return connection;
                });
    return weight - 50;
  }

  /**
   * Pairs at several rates (Pfister and Gerstner 2006, after Sjöström et al. 2001): 60 pairs in
   * bursts there, without pauses here.
   */
  @ParameterizedTest
  @CsvSource({
    "60, 0.1, 0.01", "60, 10, 0.01", "60, 20, 0.01", "60, 40, 0.01", "60, 50, 0.01",
    "60, 0.1, -0.01", "60, 10, -0.01", "60, 20, -0.01", "60, 40, -0.01", "60, 50, -0.01"
  })
  void tripletsFollowTheRateOfPairs(int pairs, double hertz, double seconds) {
    double expected = tripletChange(pairs, hertz, seconds);
    assertEquals(expected, simulatedChange(pairs, hertz, seconds), 2e-4);
  }

  /** The model's signature: depression turns into potentiation at high rates in either order. */
  @Test
  void potentiationTakesOverAtHighRates() {
    assertTrue(simulatedChange(60, 10, -0.01) < -0.2);
    assertTrue(simulatedChange(60, 50, -0.01) > 0.2);
    assertTrue(simulatedChange(60, 50, 0.01) > 0.4);
    assertTrue(Math.abs(simulatedChange(60, 0.1, 0.01)) < 0.05);
  }

  /**
   * Independent Poisson spikes change weights by A₃₊τ₊τ_y·ν_pre·ν_post² − A₂₋τ₋·ν_pre·ν_post, and κ
   * is the postsynaptic rate at which that is 0 where depression follows the rate.
   */
  @Test
  void kappaIsTheRateOfBalance() {
    for (double hertz : new double[] {5, 20, 60}) {
      TripletStdp rule = TripletStdp.visualCortex(1, hertz, 1, 1);
      double trace = hertz * rule.tauHomeostasis();
      double depression = rule.depression() * trace * trace * rule.tauMinus() * hertz;
      double potentiation = rule.a3Plus() * rule.tauPlus() * rule.tauY() * hertz * hertz;
      assertEquals(potentiation, depression, 1e-12);
    }
  }

  /**
   * Normalisation: sums are those asked for, and weights keep their proportions; on golden numbers
   * of the symmetric rule's specification.
   */
  @Test
  void normalisation() {
    ScriptedNeurons pre =
        new ScriptedNeurons("pre", NeuronRange.whole(4), Collections.nCopies(4, new long[0]));
    ScriptedNeurons post =
        new ScriptedNeurons("post", NeuronRange.whole(2), Collections.nCopies(2, new long[0]));
    SymmetricStdpConnection connection =
        new SymmetricStdpConnection(
            Wiring.between("c", pre, post), SymmetricStdp.supervised(0.005, 0.1, 20e-3, 1));
    connection.matrix().set(new float[] {0.9f, 0.2f, 0.8f, 0.3f, 0.1f, 0.7f, 0.2f, 0.95f});
    connection.normaliseIncoming(2);
    assertEquals(0.1860465, connection.matrix().row(0)[1], 1e-6);
    double[] sums = connection.matrix().columnSums(connection.matrix().weights());
    assertEquals(2, sums[0], 1e-6);
    assertEquals(2, sums[1], 1e-6);
    connection.normaliseOutgoing(3, AllRanks.alone());
    for (int row = 0; row < 4; row++) {
      float[] weights = connection.matrix().row(row);
      assertEquals(3, weights[0] + weights[1], 1e-6);
    }
  }
}
