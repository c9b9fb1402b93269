/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.connection.RandomStructure;
import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.group.AurynPoissonStimulator;
import jauryn.group.IafPscDeltaGroup;
import jauryn.group.LeakyParameters;
import jauryn.group.NeuronGroup;
import jauryn.kernel.Simulation;
import jauryn.math.MasterSeeds;
import jauryn.math.ReferenceRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Auryn's sim_brunel2k with a tenth of its neurons (800 and 200), connected as it connects them,
 * fires spike for spike as the compiled original does: 0.3 s, of which the files were recorded.
 */
class OriginalNetworkTest {
  private static final float WEIGHT = 0.1e-3f;

  @TempDir Path folder;

  private final Simulation simulation = new Simulation();
  private final MasterSeeds seeds = new MasterSeeds(3521);

  private NeuronGroup neurons(String name, int size) {
    LeakyParameters parameters = new LeakyParameters(0f, 10e-3f, 20e-3f, 20e-3f, 2e-3);
    NeuronGroup group =
        simulation.add(new IafPscDeltaGroup(name, simulation.deal(size), parameters));
    group.set(NeuronGroup.MEMBRANE, -60e-3f); // the original's beginning
    return group;
  }

  private void connect(NeuronGroup source, NeuronGroup target, float weight) {
    WeightMatrix matrix =
        RandomStructure.draw(
                source.size(), target.local(), 0.1, source != target, seeds.connectionStream())
            .localMatrix();
    for (float[] row : matrix.weights()) {
      Arrays.fill(row, weight);
    }
    String name = source.name() + target.name();
    simulation.add(new StaticConnection(name, source, target, matrix, NeuronGroup.MEMBRANE));
  }

  @Test
  void firesAsTheOriginalDoes() throws IOException, NoSuchAlgorithmException {
    NeuronGroup excitatory = neurons("e", 800);
    NeuronGroup inhibitory = neurons("i", 200);
    ReferenceRandom random = new ReferenceRandom(0);
    for (NeuronGroup group : new NeuronGroup[] {excitatory, inhibitory}) {
      simulation.add(new AurynPoissonStimulator("input", group, 20e3f, WEIGHT, random));
    }
    connect(excitatory, excitatory, WEIGHT);
    connect(excitatory, inhibitory, WEIGHT);
    connect(inhibitory, inhibitory, (float) (-5 * 0.1e-3));
    connect(inhibitory, excitatory, (float) (-5 * 0.1e-3));
    for (NeuronGroup group : new NeuronGroup[] {excitatory, inhibitory}) {
      simulation.add(new SpikeTextMonitor(simulation, group, folder.resolve(group.name())));
    }
    simulation.advance(3_000);
    simulation.complete();
    assertEquals("7b28fc14ce6ab4f28722b730db737dcd", md5("e"));
    assertEquals("2a552825a53b997f5f4e9c4cd84ef395", md5("i"));
  }

  private String md5(String file) throws IOException, NoSuchAlgorithmException {
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
  }
}
