/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.Communicator;
import jauryn.comm.LocalCommunicator;
import jauryn.comm.NeuronRange;
import jauryn.comm.RankThreads;
import jauryn.io.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpikeExchangeTest {
  private static final int STEPS = 300;

  /** Neurons of which each fires, or not, in a step as chance will have it, in bursts and lulls. */
  private static final class Chance extends SpikingGroup {
    private final long seed;

    Chance(String name, NeuronRange local, long seed) {
      super(name, local);
      this.seed = seed;
    }

    @Override
    protected void evolve(long step) {
      for (int neuron = local().begin(); neuron < local().end(); neuron++) {
        if (draw(seed, step, neuron) < draw(~seed, step / 20, 0) * 0.6) {
          emit(neuron);
        }
      }
    }
  }

  /** Spikes that every rank knows and that join those of another group. */
  private static final class Injector extends SpikingGroup {
    private final SpikingGroup host;

    Injector(SpikingGroup host) {
      super("injector", host.local());
      this.host = host;
    }

    @Override
    public boolean replicated() {
      return true;
    }

    @Override
    protected void evolve(long step) {
      for (int neuron = 0; neuron < size(); neuron++) {
        if (draw(99, step, neuron) < 0.05) {
          emit(neuron);
          host.inject(neuron);
        }
      }
    }
  }

  private static double draw(long seed, long step, int neuron) {
    return new SplittableRandom(seed * 1_000_003 + step * 1_009 + neuron).nextDouble();
  }

  /** All spikes that arrive, step by step: of each group, in order. */
  private static List<String> arrivals(Communicator communicator, int size, int stride) {
    Simulation simulation = new Simulation(communicator, Profile.off());
    List<SpikingGroup> groups = new ArrayList<>();
    groups.add(simulation.add(new Chance("large", simulation.deal(size), 7)));
    groups.add(simulation.add(new Injector(groups.get(0))));
    groups.add(simulation.add(new Chance("small", simulation.deal(7), 8)));
    List<String> arrivals = new ArrayList<>();
    for (long step = 0; step < STEPS; step += stride) {
      simulation.advance(stride);
      for (long past = step; past < step + stride; past++) {
        for (SpikingGroup group : groups) {
          arrivals.add(past + group.name() + neurons(group.arriving(past)));
        }
      }
    }
    return arrivals;
  }

  private static List<Integer> neurons(SpikeList spikes) {
    List<Integer> neurons = new ArrayList<>();
    for (int k = 0; k < spikes.size(); k++) {
      neurons.add(spikes.neuron(k));
    }
    return neurons;
  }

  /**
   * On every rank the same spikes arrive in the same order as on one rank alone, though at first
   * there is room for a few of them only, and also where runs end between exchanges.
   */
  @Property(tries = 12)
  void everyRankSeesWhatOneRankSees(
      @ForAll @IntRange(min = 2, max = 7) int ranks,
      @ForAll @IntRange(min = 7, max = 400) int size,
      @ForAll @IntRange(min = 1, max = 20) int stride) {
    List<String> expected = arrivals(new LocalCommunicator(), size, stride);
    assertFalse(expected.get(expected.size() / 2).isEmpty());
    for (List<String> found : RankThreads.run(ranks, rank -> arrivals(rank, size, stride))) {
      assertEquals(expected, found);
    }
  }

  /** What has been emitted is known to all as soon as they have synchronised, at any step. */
  @Test
  void synchronisedListsAreComplete() {
    List<List<Integer>> lists =
        RankThreads.run(
            3,
            communicator -> {
              Simulation simulation = new Simulation(communicator, Profile.off());
              SpikingGroup group = simulation.add(new Chance("g", simulation.deal(50), 5));
              simulation.advance(21);
              simulation.synchronise();
              return neurons(group.emitted(20));
            });
    Simulation alone = new Simulation();
    SpikingGroup group = alone.add(new Chance("g", alone.deal(50), 5));
    alone.advance(21);
    assertFalse(group.emitted(20).size() == 0);
    lists.forEach(list -> assertEquals(neurons(group.emitted(20)), list));
  }

  @Test
  void everyRankNeedsANeuron() {
    UserError error =
        assertThrows(
            UserError.class,
            () -> RankThreads.run(4, rank -> new Simulation(rank, Profile.off()).deal(3).length()));
    assertEquals(
        "4 ranks share a group of 3 neurons: expected at least one neuron for each rank",
        error.getMessage());
  }

  /** Distances of any size and sign come back, list by list. */
  @Property
  void codedDistancesComeBack(@ForAll List<List<Integer>> lists) {
    SpikeCode code = new SpikeCode();
    for (List<Integer> list : lists) {
      list.forEach(distance -> code.write(1000L * distance));
      code.writeEnd();
    }
    int[] shifted = new int[code.length() + 3];
    System.arraycopy(code.words(), 0, shifted, 3, code.length());
    SpikeCode reader = new SpikeCode();
    reader.read(shifted, 3);
    for (List<Integer> list : lists) {
      for (int distance : list) {
        assertTrue(reader.next());
        assertEquals(1000L * distance, reader.distance());
      }
      assertFalse(reader.next());
    }
  }
}
