/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.comm.Communicator;
import jauryn.connection.StaticConnection;
import jauryn.connection.Weights;
import jauryn.connection.Wiring;
import jauryn.group.IafPscExpGroup;
import jauryn.group.PoissonGroup;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;
import jauryn.math.ReferenceRandom;
import jauryn.plasticity.PairStdp;
import jauryn.plasticity.ShortTermPlasticity;
import jauryn.plasticity.StdpConnection;
import jauryn.plasticity.StpConnection;
import jauryn.plasticity.SymmetricStdp;
import jauryn.plasticity.SymmetricStdpConnection;
import jauryn.plasticity.TripletConnection;
import jauryn.plasticity.TripletStdp;
import jauryn.plasticity.WeightDependentStdp;
import jauryn.plasticity.WeightDependentStdpConnection;
import java.nio.file.Path;

/** A network with all rules of spike pairs, monitors of networks, and checkers. */
public final class EveryRule {
  private static final double MOST = 0.03;

  private EveryRule() {}

  /**
   * The share of a rank.
   *
   * @param folder of the files of monitors
   */
  public static Simulation build(Communicator communicator, Path folder) {
    Simulation s = new Simulation(communicator, Profile.off());
    PoissonGroup noise = s.add(new PoissonGroup("noise", s.deal(40), 50, new ReferenceRandom(5)));
    IafPscExpGroup neurons = s.add(new IafPscExpGroup("neurons", s.deal(10), 20e-3f));
    StdpConnection pairs =
        s.add(new StdpConnection(wiring("pairs", noise, neurons), PairStdp.of(1e-3, MOST)));
    s.add(
        new WeightDependentStdpConnection(
            wiring("weights", noise, neurons), WeightDependentStdp.of(0.01, 1, MOST)));
    s.add(
        new TripletConnection(
            wiring("triplets", noise, neurons), TripletStdp.visualCortex(1, 10, 0.1, MOST)));
    s.add(
        new SymmetricStdpConnection(
            wiring("symmetric", noise, neurons), SymmetricStdp.toRate(1e-3, 10, 20e-3, MOST)));
    s.add(new StpConnection(wiring("short", noise, neurons), ShortTermPlasticity.standard()));
    s.add(new StaticConnection(wiring("late", neurons, neurons).delay(5e-3)));
    s.add(new SpikeTextMonitor(s, neurons, folder.resolve("n.ras")));
    s.add(new JointSpikeMonitor(s, neurons, folder.resolve("n.spk")));
    s.add(new PopulationRateMonitor(s, neurons, 0.01, folder.resolve("n.prate")));
    s.add(new RateMonitor(s, neurons, 0.01, folder.resolve("n.rates")));
    s.add(new WeightStatisticsMonitor(s, pairs, 0.01, folder.resolve("n.weights")));
    s.add(new WeightMatrixMonitor(s, pairs, 1, folder.resolve("n.matrix")));
    s.add(new RateChecker(neurons, -1, 1000, 0.1));
    s.add(new WeightChecker(s, pairs, 0, MOST, 0.1));
    return s;
  }

  private static Wiring wiring(String name, SpikingGroup source, IafPscExpGroup target) {
    return Wiring.between(name, source, target)
        .sparse(0.5)
        .weights(Weights.uniform(0, 0.3 * MOST))
        .delay(2e-3);
  }
}
