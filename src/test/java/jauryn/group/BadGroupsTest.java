/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.comm.NeuronRange;
import jauryn.io.ExitCode;
import jauryn.io.PatternFile.Pattern;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import jauryn.math.MasterSeeds;
import jauryn.math.ReferenceRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Groups that make no sense are refused when they are made, by name. */
class BadGroupsTest {
  private static final NeuronRange TEN = NeuronRange.whole(10);
  private static final LeakyParameters LEAKY = LeakyParameters.DEFAULT;
  private static final ConductanceParameters SYNAPSES = ConductanceParameters.DEFAULT;
  private static final IFParameters NMDA = IFParameters.DEFAULT;
  private static final AdExParameters ADEX = AdExParameters.DEFAULT;

  private static void assertRefused(String message, Executable construction) {
    UserError error = assertThrows(UserError.class, construction);
    assertEquals(message, error.getMessage());
    assertEquals(ExitCode.MODEL, error.exitCode());
  }

  @Test
  void sizes() {
    Simulation simulation = new Simulation();
    for (int size : new int[] {0, -3}) {
      assertRefused(
          "group cells: size 0, expected at least one neuron",
          () -> new TIFGroup("cells", simulation.deal(size)));
    }
  }

  @Test
  void timeConstants() {
    String step = ", expected more than the step of 1e-4 s";
    assertRefused(
        "group e: membrane time constant -0.02 s" + step,
        () -> new TIFGroup("e", TEN, LEAKY.tauMem(-0.02f), SYNAPSES));
    assertRefused(
        "group e: membrane time constant NaN s" + step,
        () -> new CubaIFGroup("e", TEN, LEAKY.tauMem(Float.NaN)));
    assertRefused(
        "group e: membrane time constant 0 s" + step, () -> new IafPscExpGroup("e", TEN, 0f));
    assertRefused(
        "group e: adaptation time constant Infinity s" + step,
        () -> new AdExGroup("e", TEN, ADEX.tauW(Float.POSITIVE_INFINITY), SYNAPSES));
    assertRefused(
        "group e: GABA time constant 0 s, expected more than 0",
        () -> new TIFGroup("e", TEN, LEAKY, SYNAPSES.tauGaba(0)));
    assertRefused(
        "group e: NMDA time constant 0.001 s, expected no less than that of AMPA, 0.005 s",
        () -> new IFGroup("e", TEN, NMDA.tauNmda(1e-3f)));
    assertRefused(
        "group e: recovery rate a -1 /ms, expected more than 0",
        () -> new IzhikevichGroup("e", TEN, IzhikevichParameters.DEFAULT.a(-1), SYNAPSES));
  }

  @Test
  void potentials() {
    assertRefused(
        "group e: threshold NaN V, expected a finite number",
        () -> new IafPscDeltaGroup("e", TEN, LEAKY.threshold(Float.NaN)));
    assertRefused(
        "group e: reset potential -0.04 V, expected no more than the threshold of" + " -0.05 V",
        () -> new IafPscDeltaGroup("e", TEN, LEAKY.reset(-0.04f)));
    assertRefused(
        "group e: refractory period -0.001 s, expected 0 to 65535 steps of 1e-4 s",
        () -> new CubaIFGroup("e", TEN, LEAKY.refractoryPeriod(-1e-3)));
  }

  @Test
  void states() {
    TIFGroup group = new TIFGroup("e", TEN);
    assertRefused(
        "group e: state bg_curent, expected one of bg_current, g_ampa, g_gaba, mem",
        () -> group.set("bg_curent", 0.1f));
    assertRefused(
        "group e: bg_current NaN, expected a finite number",
        () -> group.set("bg_current", Float.NaN));
    assertRefused(
        "stimulator noise: state v, expected one of bg_current, g_ampa, g_gaba, mem",
        () -> new NormalStimulator("noise", group, "v", 1f, new ReferenceRandom(0)));
    assertRefused(
        "stimulator drive: current NaN units/s, expected a finite number",
        () -> new CurrentInjector("drive", group, Float.NaN));
  }

  @Test
  void rates() {
    assertRefused(
        "group noise: rate -5 Hz, expected more than 0, less than 10000 Hz",
        () -> new PoissonGroup("noise", TEN, -5, new ReferenceRandom(0)));
    assertRefused(
        "stimulator external: rate 100000 Hz, expected 0 to less than 100000 Hz",
        () -> new PoissonStimulator("external", new TIFGroup("e", TEN), 1e5f, 1e-3f, 1));
  }

  @Test
  void patterns() {
    List<Pattern> outside = List.of(new Pattern(new int[] {10}, new float[] {1}));
    MasterSeeds seeds = new MasterSeeds(1);
    assertRefused(
        "group s: neuron of a pattern 10, expected 0 to less than 10",
        () -> new StimulusGroup("s", TEN, outside, StimulusParameters.DEFAULT, seeds));
    assertRefused(
        "group s: patterns none, expected at least one",
        () -> new StimulusGroup("s", TEN, List.of(), StimulusParameters.DEFAULT, seeds));
  }
}
