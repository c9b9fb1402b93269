/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.connection.StaticConnection;
import jauryn.connection.Wiring;
import jauryn.group.IafPscDeltaGroup;
import jauryn.group.LeakyParameters;
import jauryn.group.NeuronGroup;
import jauryn.group.PoissonStimulator;
import jauryn.group.Transmitter;
import jauryn.kernel.Simulation;
import jauryn.monitor.RateChecker;
import jauryn.plasticity.WeightDependentStdp;
import jauryn.plasticity.WeightDependentStdpConnection;
import java.nio.file.Path;

/**
 * The network of Brunel (2000), model A: four excitatory neurons to one inhibitory, all the same,
 * with sparse random connections, jumps of the membrane as synapses, and private Poisson input;
 * optionally with STDP between excitatory neurons (Morrison, Aertsen and Diesmann 2007).
 */
final class BrunelNetwork {
  private static final LeakyParameters NEURON =
      new LeakyParameters(0f, 10e-3f, 20e-3f, 20e-3f, 2e-3);

  /** Depression over potentiation, and the largest weight over the first one. */
  private static final double ALPHA = 2.02;

  private static final double WEIGHT_ROOM = 3;
  private static final int INHIBITORY_SHARE = 5;

  /** What ends a run: a rate in Hz, over so many seconds. */
  private static final double LEAST_RATE = 0.1;

  private static final double MOST_RATE = 1000;
  private static final double RATE_WINDOW = 0.1;

  private final BrunelParameters parameters;
  private final Simulation simulation;
  private final NeuronGroup excitatory;
  private final NeuronGroup inhibitory;
  private final StaticConnection recurrent;

  /** The share of one rank, in a simulation with nothing in it. */
  BrunelNetwork(BrunelParameters parameters, Simulation simulation) {
    this.parameters = parameters;
    this.simulation = simulation;
    int inhibitorySize = parameters.neurons() / INHIBITORY_SHARE;
    excitatory = neurons("excitatory", parameters.neurons() - inhibitorySize);
    inhibitory = neurons("inhibitory", inhibitorySize);
    stimulate(excitatory);
    stimulate(inhibitory);
    Wiring ee = wiring("ee", excitatory, excitatory);
    recurrent =
        parameters.plastic()
            ? simulation.add(new WeightDependentStdpConnection(ee, rule()))
            : simulation.add(new StaticConnection(ee));
    simulation.add(new StaticConnection(wiring("ei", excitatory, inhibitory)));
    double inhibition = -parameters.gamma() * parameters.weight();
    simulation.add(new StaticConnection(wiring("ii", inhibitory, inhibitory).weight(inhibition)));
    simulation.add(new StaticConnection(wiring("ie", inhibitory, excitatory).weight(inhibition)));
    simulation.add(new RateChecker(excitatory, LEAST_RATE, MOST_RATE, RATE_WINDOW));
  }

  private NeuronGroup neurons(String name, int size) {
    return simulation.add(new IafPscDeltaGroup(name, simulation.deal(size), NEURON));
  }

  private void stimulate(NeuronGroup group) {
    simulation.add(
        new PoissonStimulator(
            "input of " + group.name(),
            group,
            (float) parameters.input(),
            (float) parameters.weight(),
            parameters.seed()));
  }

  private Wiring wiring(String name, NeuronGroup source, NeuronGroup target) {
    Wiring wiring =
        Wiring.between(name, source, target)
            .sparse(parameters.probability())
            .weight(parameters.weight())
            .transmitter(Transmitter.MEM)
            .delay(parameters.delay())
            .seed(parameters.seed());
    Path file = parameters.files().get("f" + name);
    return file == null ? wiring : wiring.file(file);
  }

  private WeightDependentStdp rule() {
    return WeightDependentStdp.of(parameters.lambda(), ALPHA, WEIGHT_ROOM * parameters.weight());
  }

  Simulation simulation() {
    return simulation;
  }

  NeuronGroup excitatory() {
    return excitatory;
  }

  NeuronGroup inhibitory() {
    return inhibitory;
  }

  /** From excitatory to excitatory neurons. */
  StaticConnection recurrent() {
    return recurrent;
  }
}
