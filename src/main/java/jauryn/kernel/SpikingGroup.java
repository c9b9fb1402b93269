/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.NeuronRange;
import jauryn.math.VectorKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Neurons or other sources of spikes, with the delay line of their common axons and the traces that
 * others ask of them.
 *
 * <p>A group may live on several ranks; each evolves the neurons of its {@link #local()} range. Ids
 * in spike lists are global. The list of the present step has local spikes only, unless the group
 * is {@link #replicated()}; those that arrive have the spikes of all ranks.
 */
public abstract class SpikingGroup implements Stateful {
  private static final String NEURONS = "neurons";
  private static final String PRE_TRACES = "pre traces";
  private static final String POST_TRACES = "post traces";

  private final String name;
  private final NeuronRange local;
  private SpikeDelay delay = new SpikeDelay(SimulationTime.MIN_DELAY);
  private final List<SpikeTrace> preTraces = new ArrayList<>();
  private final List<SpikeTrace> postTraces = new ArrayList<>();
  private Supplier<VectorKernel> kernels = () -> null;
  private SpikeList emitting;

  /** A group of which this process owns {@code local}. */
  protected SpikingGroup(String name, NeuronRange local) {
    Model.require(local.size() > 0, "group " + name, "size", local.size(), "at least one neuron");
    this.name = name;
    this.local = local;
  }

  /** The name, for messages and files. */
  public final String name() {
    return name;
  }

  /** Neurons on all processes together. */
  public final int size() {
    return local.size();
  }

  /** The neurons this process owns. */
  public final NeuronRange local() {
    return local;
  }

  /**
   * Whether every rank evolves all neurons of the group, to the same result: cheaper than telling
   * one another for what is read from a file, or drawn from a random stream of which each draw
   * depends on those before.
   */
  public boolean replicated() {
    return false;
  }

  /**
   * Spikes emitted in {@code step}, one of the last: those of local neurons while ranks have not
   * exchanged them (see {@link Simulation#synchronise()}), then those of all.
   */
  public final SpikeList emitted(long step) {
    return delay.emitted(step);
  }

  /** Spikes that arrive in {@code step} at targets that are {@link #delay()} away. */
  public final SpikeList arriving(long step) {
    return arriving(step, SimulationTime.MIN_DELAY);
  }

  /**
   * Spikes that arrive in {@code step} after {@code delay} steps, no more than were asked for by
   * {@link #extendDelay}.
   */
  public final SpikeList arriving(long step, int delay) {
    return this.delay.emitted(step - delay);
  }

  /** Axonal delay in steps, where nobody has asked for a longer one. */
  public final int delay() {
    return SimulationTime.MIN_DELAY;
  }

  /**
   * Keeps spikes until they arrive after {@code steps} steps, too; to be called before the first
   * step.
   *
   * @param object whose spikes they will be, for the message
   */
  public final void extendDelay(int steps, String object) {
    Model.require(
        steps >= SimulationTime.MIN_DELAY,
        object,
        "delay of",
        steps + " steps",
        "at least " + SimulationTime.MIN_DELAY);
    if (steps > delay.delay()) {
      Model.require(
          emitting == null, object, "delay of", steps + " steps", "before the first step of a run");
      delay = new SpikeDelay(steps);
    }
  }

  /**
   * The trace with time constant {@code tau} (s) of arriving spikes of the whole group; shared by
   * all who ask.
   */
  public final SpikeTrace preTrace(float tau) {
    return shared(preTraces, true, tau);
  }

  /**
   * The trace with time constant {@code tau} (s) of the local neurons' own spikes; shared by all
   * who ask.
   */
  public final SpikeTrace postTrace(float tau) {
    return shared(postTraces, false, tau);
  }

  /** Pre traces in order of creation. */
  public final List<SpikeTrace> preTraces() {
    return List.copyOf(preTraces);
  }

  /** Post traces in order of creation. */
  public final List<SpikeTrace> postTraces() {
    return List.copyOf(postTraces);
  }

  /** {@inheritDoc} Groups with more state add it after calling this. */
  @Override
  public void save(StateWriter out) {
    out.integer(NEURONS, size());
    delay.save(out);
    save(PRE_TRACES, preTraces, out);
    save(POST_TRACES, postTraces, out);
  }

  private static void save(String name, List<SpikeTrace> traces, StateWriter out) {
    float[] tau = new float[traces.size()];
    for (int k = 0; k < tau.length; k++) {
      tau[k] = traces.get(k).tau();
    }
    out.floats(name, tau, tau.length);
    traces.forEach(trace -> trace.save(out));
  }

  @Override
  public void load(StateReader in) {
    in.integer(NEURONS, size(), size());
    delay.load(in, size());
    // Some traces are asked for in the course of a run only.
    for (float tau : in.floats(PRE_TRACES)) {
      preTrace(tau).load(in);
    }
    for (float tau : in.floats(POST_TRACES)) {
      postTrace(tau).load(in);
    }
  }

  /**
   * Where to get loops for the processor at hand, which change nothing but the time a run takes;
   * null while there are none.
   */
  public final void setVectorKernel(Supplier<VectorKernel> kernels) {
    this.kernels = kernels;
  }

  /** Loops for the processor at hand; null while there are none. */
  protected final VectorKernel vectorKernel() {
    return kernels.get();
  }

  private SpikeTrace shared(List<SpikeTrace> traces, boolean presynaptic, float tau) {
    for (SpikeTrace trace : traces) {
      if (trace.tau() == tau) {
        return trace;
      }
    }
    SpikeTrace trace = new SpikeTrace(this, presynaptic, tau);
    traces.add(trace);
    return trace;
  }

  /**
   * Integrates one step and calls {@link #emit} for every neuron that fires, in ascending order
   * where possible.
   */
  protected abstract void evolve(long step);

  /** Records a spike of the neuron with this global id in the current step. */
  protected final void emit(int neuron) {
    emitting.add(neuron);
  }

  /**
   * Adds a spike on behalf of another group (background noise); to be called in the current step
   * after this group has evolved. Neurons of other ranks are left to these.
   *
   * @param neuron global id
   */
  public final void inject(int neuron) {
    if (replicated() || local.contains(neuron)) {
      emitting.add(neuron);
    }
  }

  final void advance(long step) {
    emitting = delay.emitted(step);
    emitting.clear();
    evolve(step);
    emitting.endOwn();
  }

  final void evolveTraces(long step) {
    for (int k = 0; k < preTraces.size(); k++) {
      preTraces.get(k).evolve(step);
    }
    for (int k = 0; k < postTraces.size(); k++) {
      postTraces.get(k).evolve(step);
    }
  }
}
