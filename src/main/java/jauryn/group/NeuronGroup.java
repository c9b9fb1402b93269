/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.Model;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.Padding;
import jauryn.math.Vectors;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * Neurons with named state vectors. Connections and monitors address a state by its name, as in
 * Auryn: {@code mem} (V), {@code syn_current} (V) and so on; a state asked for first time is
 * created with zeros. Vectors have one value per local neuron, padded to a multiple of four.
 */
public abstract class NeuronGroup extends SpikingGroup {
  /** Membrane potential in volts. */
  public static final String MEMBRANE = "mem";

  /** Synaptic current times membrane resistance, in volts. */
  public static final String SYNAPTIC_CURRENT = "syn_current";

  /** Conductance of AMPA receptors, in units of the leak. */
  public static final String AMPA_CONDUCTANCE = "g_ampa";

  /** Conductance of GABA receptors, in units of the leak. */
  public static final String GABA_CONDUCTANCE = "g_gaba";

  /** Conductance of NMDA receptors, in units of the leak. */
  public static final String NMDA_CONDUCTANCE = "g_nmda";

  /** A synaptic current of its own, created when a connection asks for it. */
  public static final String CURSYN_CURRENT = "g_cursyn";

  /** Constant current times membrane resistance, in volts. */
  public static final String BACKGROUND_CURRENT = "bg_current";

  private static final int FLUSH_INTERVAL = 64;

  private final SortedMap<String, float[]> states = new TreeMap<>();
  private int inputs;

  /** A group of which this process owns {@code local}. */
  protected NeuronGroup(String name, NeuronRange local) {
    super(name, local);
  }

  /** The state vector of this name, created with zeros if there is none yet. */
  public final float[] state(String name) {
    return states.computeIfAbsent(
        name, key -> new float[Padding.padded(Math.max(1, local().length()))]);
  }

  /** All state vectors by name. */
  public final SortedMap<String, float[]> states() {
    return Collections.unmodifiableSortedMap(states);
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    states.forEach((name, values) -> out.neurons(name, local(), values));
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    states.forEach((name, values) -> in.neurons(name, local(), values));
    inputArrived();
  }

  /** Name of the state that excitatory synapses add to unless told otherwise. */
  public abstract String excitatoryTarget();

  /** Name of the state that inhibitory synapses add to; the same unless a group has another. */
  public String inhibitoryTarget() {
    return excitatoryTarget();
  }

  /** Name of the state that synapses with this transmitter add to. */
  public final String target(Transmitter transmitter) {
    switch (transmitter) {
      case GLUT:
      case AMPA:
        return excitatoryTarget();
      case GABA:
        return inhibitoryTarget();
      case NMDA:
        return NMDA_CONDUCTANCE;
      case MEM:
        return MEMBRANE;
      case CURSYN:
        return CURSYN_CURRENT;
      default:
        throw new AssertionError(transmitter);
    }
  }

  /**
   * To be called after something outside the group has changed one of its states: synaptic input, a
   * loaded state. Groups may rely on states evolving undisturbed between such calls.
   */
  public void inputArrived() {}

  /** Counts one more connection that adds to a state of this group. */
  public final void connectInput() {
    inputs++;
  }

  /** How many connections add to the states of this group. */
  public final int inputs() {
    return inputs;
  }

  /**
   * A way to run the local neurons through past steps again, for groups that can. Only steps after
   * the first call count.
   *
   * @param memory how many steps it must be able to go back
   */
  public Optional<MembraneReplay> replay(int memory) {
    return Optional.empty();
  }

  /** Steps for which a neuron still is refractory, 0 if it is not; by local index. */
  public abstract int refractorySteps(int localNeuron);

  /** Sets a state of all neurons to one value, as Auryn's set_state. */
  public final void set(String state, float value) {
    set(state, neuron -> value);
  }

  /**
   * Sets a state of each neuron.
   *
   * @param values by global id; asked for all neurons of the group in ascending order on every
   *     rank, so that what is drawn from a random stream does not depend on the number of ranks
   */
  public final void set(String state, IntToDoubleFunction values) {
    Model.require(
        states.containsKey(state),
        "group " + name(),
        "state",
        state,
        "one of " + String.join(", ", states.keySet()));
    float[] vector = state(state);
    for (int neuron = 0; neuron < size(); neuron++) {
      float value = (float) values.applyAsDouble(neuron);
      Model.require(Float.isFinite(value), "group " + name(), state, value + "", "a finite number");
      if (local().contains(neuron)) {
        vector[neuron - local().begin()] = value;
      }
    }
    inputArrived();
  }

  /** What remains after a step of a quantity with time constant {@code tau}, s. */
  static float decay(float tau) {
    return (float) Math.exp(-SimulationTime.DT / tau);
  }

  /**
   * Sets states that have decayed to subnormal numbers to zero now and then: they would never get
   * there by themselves, and arithmetic with them is slow. The reference never has any.
   */
  final void flush(long step, float[]... decaying) {
    if (step % FLUSH_INTERVAL == 0) {
      for (float[] vector : decaying) {
        Vectors.flushSubnormals(vector, local().length());
      }
    }
  }
}
