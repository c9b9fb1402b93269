/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.connection.RandomStructure;
import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.connection.Wiring;
import jauryn.group.NeuronGroup;
import jauryn.group.TIFGroup;
import jauryn.group.Transmitter;
import jauryn.kernel.Simulation;
import jauryn.math.MasterSeeds;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The network of Vogels and Abbott (2005) that Brette et al. (2007) proposed as a benchmark: 4000
 * conductance-based neurons, one in five of them inhibitory, connected at random with a probability
 * of 2 %, and driven by a constant current of 20 mV. Excitatory weights are 0.4, inhibitory ones
 * 5.1 leak conductances.
 *
 * <p>Numbers, order of construction and random stream are those of Auryn's sim_coba_benchmark, so
 * that the network is the same synapse by synapse.
 */
final class CobaNetwork {
  private static final float BACKGROUND = 2e-2f;
  private static final float EXCITATION = 0.4f;
  private static final float INHIBITION = 5.1f;

  private final Simulation simulation;
  private final TIFGroup excitatory;
  private final TIFGroup inhibitory;
  private final MasterSeeds seeds;
  private final double sparseness;

  /**
   * This rank's share of a network.
   *
   * @param simulation with nothing in it
   * @param neurons of both kinds together
   * @param sparseness probability of a synapse
   * @param files the weights from E to E, E to I, I to E and I to I; null where they are random
   */
  CobaNetwork(Simulation simulation, int neurons, double sparseness, int seed, Path... files) {
    this.simulation = simulation;
    this.sparseness = sparseness;
    seeds = new MasterSeeds(seed);
    excitatory = add("e", neurons - neurons / 5);
    inhibitory = add("i", neurons / 5);
    connect(excitatory, excitatory, files[0]);
    connect(excitatory, inhibitory, files[1]);
    connect(inhibitory, excitatory, files[2]);
    connect(inhibitory, inhibitory, files[3]);
  }

  private TIFGroup add(String name, int size) {
    TIFGroup group = simulation.add(new TIFGroup(name, simulation.deal(size)));
    group.set(NeuronGroup.BACKGROUND_CURRENT, BACKGROUND);
    return group;
  }

  private void connect(TIFGroup source, TIFGroup target, Path file) {
    String name = source.name() + target.name();
    boolean exciting = source == excitatory;
    // Drawn even if it is not needed: all connections share one stream.
    RandomStructure structure =
        RandomStructure.draw(
            source.size(), target.local(), sparseness, source != target, seeds.connectionStream());
    String state = target.target(exciting ? Transmitter.GLUT : Transmitter.GABA);
    if (file != null) {
      simulation.add(
          new StaticConnection(Wiring.between(name, source, target).file(file).state(state)));
      return;
    }
    WeightMatrix weights = structure.localMatrix();
    for (float[] row : weights.weights()) {
      Arrays.fill(row, exciting ? EXCITATION : INHIBITION);
    }
    simulation.add(new StaticConnection(name, source, target, weights, state));
  }

  /** Excitatory neurons. */
  TIFGroup excitatory() {
    return excitatory;
  }

  /** Inhibitory neurons. */
  TIFGroup inhibitory() {
    return inhibitory;
  }
}
