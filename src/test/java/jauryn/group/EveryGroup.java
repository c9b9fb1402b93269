/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.Communicator;
import jauryn.connection.StaticConnection;
import jauryn.connection.Weights;
import jauryn.connection.Wiring;
import jauryn.group.StimulusParameters.Order;
import jauryn.io.PatternFile.Pattern;
import jauryn.kernel.Profile;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;
import jauryn.math.MasterSeeds;
import jauryn.math.ReferenceRandom;
import java.util.List;

/** A network with all kinds of groups and stimulators, each of which is active. */
public final class EveryGroup {
  private static final int SIZE = 23;

  private EveryGroup() {}

  /** The share of a rank. */
  public static Simulation build(Communicator communicator) {
    Simulation simulation = new Simulation(communicator, Profile.off());
    MasterSeeds seeds = new MasterSeeds(3);
    List<Pattern> patterns =
        List.of(
            new Pattern(new int[] {0, 3, 7, 9}, new float[] {80, 90, 100, 110}),
            new Pattern(new int[] {1, 3, 5}, new float[] {150, 20, 60}));
    List<Pattern> times =
        List.of(new Pattern(new int[] {0, 3, 7, 9}, new float[] {1e-3f, 2e-3f, 3e-3f, 9e-3f}));
    StimulusParameters shown =
        StimulusParameters.DEFAULT.meanOn(0.02f).meanOff(0.01f).background(10, true);
    PoissonGroup noise =
        simulation.add(new PoissonGroup("noise", simulation.deal(SIZE), 60, seeds.poissonStream()));
    StimulusGroup rates =
        simulation.add(
            new StimulusGroup(
                "rates", simulation.deal(10), patterns, shown.randomIntensities(true), seeds));
    StimulusGroup binary =
        simulation.add(
            new StimulusGroup(
                "binary",
                simulation.deal(10),
                patterns,
                shown.binaryPatterns(true).scale(80).order(Order.SEQUENTIAL),
                seeds));
    SpikeTimingStimGroup timing =
        simulation.add(
            new SpikeTimingStimGroup("timing", simulation.deal(10), times, shown, seeds));

    IafPscDeltaGroup delta = simulation.add(new IafPscDeltaGroup("delta", simulation.deal(SIZE)));
    simulation.add(new PoissonStimulator("external", delta, 10e3f, 0.11e-3f, 5));
    simulation.add(
        new AurynPoissonStimulator("more", delta, 1e3f, 0.1e-3f, new ReferenceRandom(0)));
    CubaIFGroup cuba = simulation.add(new CubaIFGroup("cuba", simulation.deal(SIZE)));
    simulation.add(
        new NormalStimulator("noise", cuba, "bg_current", 20e-3f, new ReferenceRandom(1)));
    simulation.add(new CurrentInjector("current", cuba, 0.6f));
    TIFGroup tif = simulation.add(new TIFGroup("tif", simulation.deal(SIZE)));
    tif.set("bg_current", neuron -> 12e-3 + 1e-4 * neuron);
    IFGroup slow = simulation.add(new IFGroup("if", simulation.deal(SIZE)));
    AdExGroup adEx =
        simulation.add(
            new AdExGroup(
                "adex",
                simulation.deal(SIZE),
                AdExParameters.DEFAULT.refractoryPeriod(1e-3),
                ConductanceParameters.DEFAULT));
    IzhikevichGroup izhikevich =
        simulation.add(new IzhikevichGroup("izhikevich", simulation.deal(SIZE)));
    IafPscExpGroup current =
        simulation.add(new IafPscExpGroup("exp", simulation.deal(SIZE), 10e-3f));

    for (SpikingGroup source : List.of(noise, rates, binary, timing)) {
      connect(simulation, source, tif, 0.3);
      connect(simulation, source, slow, 0.5);
      connect(simulation, source, adEx, 0.5);
      connect(simulation, source, izhikevich, 0.05);
      connect(simulation, source, delta, 2e-3);
      connect(simulation, source, cuba, 1e-3);
      connect(simulation, source, current, 5e-3);
    }
    simulation.add(
        new StaticConnection(
            Wiring.between("inhibition", tif, tif).sparse(0.3).transmitter(Transmitter.GABA)));
    return simulation;
  }

  private static void connect(
      Simulation simulation, SpikingGroup source, NeuronGroup target, double weight) {
    simulation.add(
        new StaticConnection(
            Wiring.between(source.name() + " to " + target.name(), source, target)
                .sparse(0.4)
                .weights(Weights.uniform(0.5 * weight, 1.5 * weight))));
  }
}
