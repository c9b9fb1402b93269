/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.NeuronRange;
import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.connection.Weights;
import jauryn.connection.Wiring;
import jauryn.group.AdExGroup;
import jauryn.group.AdExParameters;
import jauryn.group.ConductanceParameters;
import jauryn.group.CubaIFGroup;
import jauryn.group.FileInputGroup;
import jauryn.group.IFGroup;
import jauryn.group.IFParameters;
import jauryn.group.IafPscDeltaGroup;
import jauryn.group.IafPscExpGroup;
import jauryn.group.IzhikevichGroup;
import jauryn.group.IzhikevichParameters;
import jauryn.group.LeakyParameters;
import jauryn.group.PoissonGroup;
import jauryn.group.SpikeTimingStimGroup;
import jauryn.group.StimulusGroup;
import jauryn.group.StimulusParameters;
import jauryn.group.TIFGroup;
import jauryn.io.ExitCode;
import jauryn.io.PatternFile.Pattern;
import jauryn.io.UserError;
import jauryn.kernel.Connection;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikingGroup;
import jauryn.math.MasterSeeds;
import jauryn.math.ReferenceRandom;
import jauryn.plasticity.PairStdp;
import jauryn.plasticity.Plasticity;
import jauryn.plasticity.ShortTermPlasticity;
import jauryn.plasticity.StdpConnection;
import jauryn.plasticity.StpConnection;
import jauryn.plasticity.SuperSpikeConnection;
import jauryn.plasticity.SuperSpikeSettings;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import jauryn.plasticity.SymmetricStdp;
import jauryn.plasticity.SymmetricStdpConnection;
import jauryn.plasticity.TripletConnection;
import jauryn.plasticity.TripletStdp;
import jauryn.plasticity.WeightDependentStdp;
import jauryn.plasticity.WeightDependentStdpConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class of groups and connections refuses what makes no sense, by the object's name. */
class BadModelsTest {
  private static final NeuronRange FOUR = NeuronRange.whole(4);
  private static final float[] NO_TIMES = {0f, -0.02f, Float.NaN, Float.POSITIVE_INFINITY};
  private static final double[] NO_WEIGHTS = {Double.NaN, Double.POSITIVE_INFINITY};
  private static final LeakyParameters LEAKY = LeakyParameters.DEFAULT;
  private static final ConductanceParameters SYNAPSES = ConductanceParameters.DEFAULT;

  private static Map<String, Function<NeuronRange, SpikingGroup>> groups() {
    List<Pattern> patterns = List.of(new Pattern(new int[] {0}, new float[] {1}));
    StimulusParameters shown = StimulusParameters.DEFAULT;
    MasterSeeds seeds = new MasterSeeds(1);
    Map<String, Function<NeuronRange, SpikingGroup>> groups = new LinkedHashMap<>();
    groups.put("IafPscExp", n -> new IafPscExpGroup("g", n, 10e-3f));
    groups.put("IafPscDelta", n -> new IafPscDeltaGroup("g", n));
    groups.put("CubaIF", n -> new CubaIFGroup("g", n));
    groups.put("TIF", n -> new TIFGroup("g", n));
    groups.put("IF", n -> new IFGroup("g", n));
    groups.put("AdEx", n -> new AdExGroup("g", n));
    groups.put("Izhikevich", n -> new IzhikevichGroup("g", n));
    groups.put("Poisson", n -> new PoissonGroup("g", n, 5, new ReferenceRandom(0)));
    groups.put("FileInput", n -> new FileInputGroup("g", n, new long[0], new int[0]));
    groups.put("Stimulus", n -> new StimulusGroup("g", n, patterns, shown, seeds));
    groups.put("SpikeTiming", n -> new SpikeTimingStimGroup("g", n, patterns, shown, seeds));
    return groups;
  }

  private static List<String> groupNames() {
    return List.copyOf(groups().keySet());
  }

  @ParameterizedTest
  @MethodSource("groupNames")
  void aGroupWithoutNeurons(String group) {
    Simulation simulation = new Simulation();
    for (int size : new int[] {0, -3}) {
      assertRefused(
          "group g: size 0, expected at least one neuron",
          () -> groups().get(group).apply(simulation.deal(size)));
    }
  }

  /** Groups with a time constant, by what it is called in messages. */
  private static Map<String, DoubleFunction<SpikingGroup>> timeConstants() {
    Map<String, DoubleFunction<SpikingGroup>> times = new LinkedHashMap<>();
    String membrane = "membrane";
    times.put(membrane + " of IafPscExp", t -> new IafPscExpGroup("g", FOUR, (float) t));
    times.put(membrane + " of IafPscDelta", t -> new IafPscDeltaGroup("g", FOUR, leaky(t)));
    times.put(membrane + " of CubaIF", t -> new CubaIFGroup("g", FOUR, leaky(t)));
    times.put(membrane + " of TIF", t -> new TIFGroup("g", FOUR, leaky(t), SYNAPSES));
    times.put("AMPA of TIF", t -> new TIFGroup("g", FOUR, LEAKY, SYNAPSES.tauAmpa((float) t)));
    times.put(
        membrane + " of IF", t -> new IFGroup("g", FOUR, IFParameters.DEFAULT.tauMem((float) t)));
    times.put("GABA of IF", t -> new IFGroup("g", FOUR, IFParameters.DEFAULT.tauGaba((float) t)));
    times.put(
        "adaptation of AdEx",
        t -> new AdExGroup("g", FOUR, AdExParameters.DEFAULT.tauW((float) t), SYNAPSES));
    times.put(
        "AMPA of Izhikevich",
        t ->
            new IzhikevichGroup(
                "g", FOUR, IzhikevichParameters.DEFAULT, SYNAPSES.tauAmpa((float) t)));
    return times;
  }

  private static LeakyParameters leaky(double tau) {
    return LEAKY.tauMem((float) tau);
  }

  private static List<String> timeConstantNames() {
    return List.copyOf(timeConstants().keySet());
  }

  @ParameterizedTest
  @MethodSource("timeConstantNames")
  void aTimeConstantThatIsNone(String name) {
    for (float tau : NO_TIMES) {
      String message = refusal(() -> timeConstants().get(name).apply(tau));
      assertTrue(message.startsWith("group g: " + name.split(" ")[0]), message);
      assertTrue(message.contains(" time constant "), message);
    }
  }

  private static Map<String, Function<Wiring, Connection>> connections() {
    Map<String, Function<Wiring, Connection>> connections = new LinkedHashMap<>();
    connections.put("Static", StaticConnection::new);
    connections.put("Stp", w -> new StpConnection(w, ShortTermPlasticity.standard()));
    connections.put("Stdp", w -> new StdpConnection(w, PairStdp.of(1, 1)));
    connections.put(
        "WeightDependentStdp",
        w -> new WeightDependentStdpConnection(w, WeightDependentStdp.of(1, 1, 1)));
    connections.put("Triplet", w -> new TripletConnection(w, TripletStdp.visualCortex(1, 1, 1, 1)));
    connections.put(
        "SymmetricStdp", w -> new SymmetricStdpConnection(w, SymmetricStdp.toRate(1, 1, 1, 1)));
    connections.put(
        "SuperSpike",
        w ->
            new SuperSpikeConnection(
                w.name(),
                w.source(),
                w.target(),
                w.matrix(),
                new SuperSpikeSettings(Variant.SYMMETRIC, 1e-3, 1e-12, 0.1f, 8, 0f, true),
                Plasticity.EVENT,
                null));
    return connections;
  }

  private static List<String> connectionNames() {
    return List.copyOf(connections().keySet());
  }

  private static Wiring wiring() {
    IafPscExpGroup group = new IafPscExpGroup("g", FOUR, 10e-3f);
    return Wiring.between("c", group, group).autapses();
  }

  @ParameterizedTest
  @MethodSource("connectionNames")
  void weightsThatAreNoNumbers(String connection) {
    for (double weight : NO_WEIGHTS) {
      for (Wiring wiring : List.of(wiring(), wiring().sparse(0.9))) {
        Wiring bad = wiring.weights(Weights.constant(weight));
        assertRefused(
            "connection c: weight " + weight + " in row 0, expected finite numbers",
            () -> connections().get(connection).apply(bad));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("connectionNames")
  void aGroupThatIsNotThereYet(String connection) {
    assertRefused(
        "connection c: group g, expected one that was added to this simulation before",
        () -> new Simulation().add(connections().get(connection).apply(wiring())));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, 7e-4, 8.5e-4, Double.NaN, Double.POSITIVE_INFINITY})
  void aDelayThatIsNone(double seconds) {
    String message = refusal(() -> wiring().delay(seconds));
    assertTrue(message.startsWith("connection c: delay in s " + seconds + ", "), message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -8, 7})
  void aDelayInStepsThatIsNone(int steps) {
    WeightMatrix matrix = WeightMatrix.full(4, 4);
    IafPscExpGroup group = new IafPscExpGroup("g", FOUR, 10e-3f);
    assertRefused(
        "connection c: delay of " + steps + " steps, expected at least 8",
        () -> new StaticConnection("c", group, group, matrix, "mem", steps));
  }

  private static Map<String, BiFunction<Wiring, Double, Connection>> rules() {
    Map<String, BiFunction<Wiring, Double, Connection>> rules = new LinkedHashMap<>();
    rules.put("Stp", (w, t) -> new StpConnection(w, new ShortTermPlasticity(t, 1, 0.5)));
    rules.put("Stdp", (w, t) -> new StdpConnection(w, new PairStdp(1, 1, 1, t, 0, 1)));
    rules.put(
        "WeightDependentStdp",
        (w, t) ->
            new WeightDependentStdpConnection(w, new WeightDependentStdp(1, 1, 1, 1, t, 1, 1)));
    rules.put("Triplet", (w, t) -> new TripletConnection(w, TripletStdp.visualCortex(1, 1, t, 1)));
    rules.put(
        "SymmetricStdp",
        (w, t) -> new SymmetricStdpConnection(w, new SymmetricStdp(1, 1, 0, t, false, 0, 1)));
    return rules;
  }

  private static List<String> ruleNames() {
    return List.copyOf(rules().keySet());
  }

  @ParameterizedTest
  @MethodSource("ruleNames")
  void aTimeConstantOfARule(String rule) {
    for (double tau : new double[] {0, -0.02, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message = refusal(() -> rules().get(rule).apply(wiring(), tau));
      assertTrue(message.startsWith("connection c: tau"), message);
    }
  }

  private static void assertRefused(String message, Runnable construction) {
    assertEquals(message, refusal(construction));
  }

  /** What a construction is refused with. */
  private static String refusal(Runnable construction) {
    UserError error = assertThrows(UserError.class, construction::run);
    assertEquals(ExitCode.MODEL, error.exitCode());
    return error.getMessage();
  }
}
