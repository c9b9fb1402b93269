/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.comm.NeuronRange;
import jauryn.kernel.Simulation;
import jauryn.math.ReferenceRandom;
import jauryn.math.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Groups against Auryn's, to the bit. A program linked with Auryn ran 37 neurons of each group, and
 * after the spikes of each step were delivered added to their states what a linear congruential
 * generator said; then it hashed (FNV-1a) the spikes and all states of the step. Expected are its
 * number of spikes and its hash after 10, 100, 1000 and 10000 steps. Its arithmetic has no
 * subnormal numbers; ours get rid of them with delay.
 */
class OriginalGroupsTest {
  private static final int NEURONS = 37;

  private final Simulation simulation = new Simulation();

  @Test
  void iafPscDelta() {
    IafPscDeltaGroup group = add(range -> new IafPscDeltaGroup("g", range));
    new Drive(group)
        .input("mem", 0.005859375f)
        .watch("mem")
        .expect("0 e880feba486e9e3a, 7 04eeb5d6809b4b91, 103 248356ee379bb04b")
        .expectLast("1122 ee7245a41f3941ac");
  }

  @Test
  void cubaIF() {
    CubaIFGroup group = add(range -> new CubaIFGroup("g", range));
    group.set("bg_current", 5e-3f);
    new Drive(group)
        .input("mem", 0.00390625f)
        .watch("mem")
        .expect("0 e0f6a2e7b2a46c26, 2 6a97d577802ef2ee, 95 42f873dd5eb513f5")
        .expectLast("1041 66331c31f7a8e816");
  }

  @Test
  void tif() {
    TIFGroup group = add(range -> new TIFGroup("g", range));
    group.set("bg_current", 2e-2f);
    new Drive(group)
        .input("g_ampa", 0.375f)
        .input("g_gaba", 1.75f)
        .watch("mem", "g_ampa", "g_gaba")
        .expect("0 1ef8b75a9268cb50, 7 989e950e0f0aa552, 31 351a12cd7e1ce3cd")
        .expectLast("230 ba14d988be17f71a");
  }

  @Test
  void ifWithNmda() {
    IFGroup group = add(range -> new IFGroup("g", range));
    new Drive(group)
        .input("g_ampa", 0.875f)
        .input("g_gaba", 0.3125f)
        .watch("mem", "g_ampa", "g_gaba", "g_nmda", "thr")
        .expect("0 48db949986d6d640, 0 a1579d9eb7a989e3, 5 09374a861f25124b")
        .expectLast("255 ce6a42710d54f7b4");
  }

  @Test
  void adEx() {
    AdExGroup group = add(range -> new AdExGroup("g", range));
    new Drive(group)
        .input("g_ampa", 1.25f)
        .input("g_gaba", 0.3125f)
        .watch("mem", "g_ampa", "g_gaba", "w")
        .expect("0 fee2e67b0dfe9492, 5 0fb841c17d0cd000, 153 d828aa8581fb5c85")
        .expectLast("1128 3478a3a4a2ef4204");
  }

  /** Other values; the membrane rests, rather than at the reset potential, while it is held. */
  @Test
  void adExWithRefractoryPeriod() {
    AdExParameters parameters =
        AdExParameters.DEFAULT
            .refractoryPeriod(2e-3)
            .reset(-58e-3f)
            .a(2e-9f)
            .b(0.06e-9f)
            .tauW(100e-3f);
    AdExGroup group =
        add(range -> new AdExGroup("g", range, parameters, ConductanceParameters.DEFAULT));
    new Drive(group)
        .input("g_ampa", 1.25f)
        .input("g_gaba", 0.3125f)
        .watch("mem", "g_ampa", "g_gaba", "w")
        .expect("0 3c2da036d6d85d51, 5 3ceba20a3cbaf05e, 133 def702a90115f453")
        .expectLast("1213 8f7edec3c2689ce4");
  }

  @Test
  void izhikevich() {
    IzhikevichGroup group = add(range -> new IzhikevichGroup("g", range));
    new Drive(group)
        .input("g_ampa", 0.09375f)
        .input("g_gaba", 0.0625f)
        .watch("mem", "g_ampa", "g_gaba", "izhi_adaptation")
        .expect("0 a976ea46ec213dcf, 0 e9ddb7d78673436e, 11 a2e724c28bd5a350")
        .expectLast("386 4d32064010f8c4fa");
  }

  /** 20 kHz of 0.1 mV on each membrane. */
  @Test
  void poissonStimulator() {
    IafPscDeltaGroup group = add(range -> new IafPscDeltaGroup("g", range));
    simulation.add(
        new AurynPoissonStimulator("external", group, 20e3f, 0.1e-3f, new ReferenceRandom(0)));
    new Drive(group)
        .watch("mem")
        .expect("0 6e2105862091b05d, 37 0185aa55328ac039, 456 45744e582c29de33")
        .expectLast("4727 0b35e6c83036da99");
  }

  /** 0.7 V/s on each membrane, but 0.2 V/s on that of neuron 3. */
  @Test
  void currentInjector() {
    CubaIFGroup group = add(range -> new CubaIFGroup("g", range));
    simulation
        .add(new CurrentInjector("current", group, 0.7f))
        .set(neuron -> neuron == 3 ? 0.2f : 0.7f);
    new Drive(group)
        .watch("mem")
        .expect("0 411a1f5d840b1fb2, 0 fb10dc807ef70869, 108 ae3177a0454c67f3")
        .expectLast("1188 38b26678e773b5d1");
  }

  private <G extends NeuronGroup> G add(Function<NeuronRange, G> group) {
    return simulation.add(group.apply(simulation.deal(NEURONS)));
  }

  /** What the program did, in its order. */
  private final class Drive {
    private final NeuronGroup group;
    private final List<float[]> inputs = new ArrayList<>();
    private final List<Float> sizes = new ArrayList<>();
    private final List<float[]> watched = new ArrayList<>();
    private int random = 12345;
    private long hash = 1469598103934665603L;
    private long spikes;
    private long step;

    Drive(NeuronGroup group) {
      this.group = group;
    }

    Drive input(String state, float size) {
      inputs.add(group.state(state));
      sizes.add(size);
      return this;
    }

    Drive watch(String... states) {
      for (String state : states) {
        watched.add(group.state(state));
      }
      return this;
    }

    Drive expect(String steps) {
      int end = 10;
      for (String expected : steps.split(", ")) {
        advance(end);
        assertEquals(expected, String.format("%d %016x", spikes, hash), "after step " + end);
        end *= 10;
      }
      return this;
    }

    void expectLast(String expected) {
      advance(10_000);
      assertEquals(expected, String.format("%d %016x", spikes, hash));
    }

    private void advance(long end) {
      for (; step < end; step++) {
        simulation.advance(1);
        addInput();
        for (int k = 0; k < group.emitted(step).size(); k++) {
          eat((int) step);
          eat(group.emitted(step).neuron(k));
          spikes++;
        }
        for (float[] state : watched) {
          for (int i = 0; i < NEURONS; i++) {
            eat(Float.floatToRawIntBits(Vectors.normal(state[i])));
          }
        }
      }
    }

    private void addInput() {
      for (int s = 0; s < inputs.size(); s++) {
        for (int i = 0; i < NEURONS; i++) {
          random = random * 1664525 + 1013904223;
          if (random >>> 24 < 5) {
            inputs.get(s)[i] += sizes.get(s) * (random >>> 8 & 0xff) * 0x1p-8f;
          }
        }
      }
      group.inputArrived();
    }

    private void eat(int word) {
      for (int shift = 0; shift < 32; shift += 8) {
        hash = (hash ^ word >>> shift & 0xff) * 0x100000001b3L;
      }
    }
  }
}
