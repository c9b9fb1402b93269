/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.SynapseState;
import jauryn.connection.WeightMatrix;
import jauryn.group.MembraneReplay;
import jauryn.group.NeuronGroup;
import jauryn.kernel.Phase;
import jauryn.kernel.Profile;
import jauryn.kernel.SpikeHistory;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.VectorKernel;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The SuperSpike gradient from sparse events, without a time step per synapse.
 *
 * <p>Within an update window weights are constant and everything between a presynaptic spike and
 * the gradient is linear in that spike. So the gradient is a sum over presynaptic spikes of an
 * adjoint ξ_i(t), which four recursions give for all spikes at once when they run backwards in
 * time, per postsynaptic neuron only. A spike of neuron j delivered at t then adds
 * exp(−dt/τ_syn)·ξ_i(t) to G_ij for all i: one row.
 *
 * <p>What came before the window acts through the states λ and Λ of the synapses at its start, and
 * through trace and PSP of the presynaptic neurons: one pass over the synapses, with the adjoints
 * where the sweep ended. The same sweep gives λ and Λ for the window to come, from recursions that
 * start with one of them at the end. So after an update a synapse has the states that the dense
 * rule gives it, and nothing older than the window is kept.
 *
 * <p>Spikes of the last D steps (the feedback delay) do not reach the error within the window; they
 * belong to the next.
 */
final class EventEligibility implements EligibilityRule {
  /**
   * Steps after which a spike no longer shows in λ and Λ: the filters have then forgotten all but
   * 1e-15 of it. Less would do for the gradient, but a synapse that has no other gradient makes
   * whole steps by what is left, until it falls below the ε of the learning rate.
   */
  private static final int MEMORY = 3500;

  private final SuperSpikeSettings settings;
  private final SpikingGroup source;
  private final NeuronGroup layer;
  private final WeightMatrix matrix;
  private final int delay;
  private final SurrogateDerivative derivative;
  private final float[] membrane;
  private final float[] surrogate;
  private final Optional<MembraneReplay> replay;
  private final LayerError layerError;
  private final ErrorHistory errors;
  private final SpikeHistory spikes = new SpikeHistory();

  /** For the regulariser; null without it. */
  private final LateActivity activity;

  private final PresynapticRecord presynaptic;
  private final Adjoint gradient;
  private final TraceAdjoint toEligibility;
  private final TraceAdjoint toFiltered;

  /** As of the start of the window; the gradient sum is zero while the rule runs. */
  private SynapticTraces states;

  private float[][] nextEligibility;
  private float[][] nextFiltered;
  private SurrogateHistory surrogates;

  /** The sweep in lanes; null where it goes row by row. */
  private LaneSweep laneSweep;

  private Supplier<VectorKernel> kernels = () -> null;

  /**
   * Whether somebody has asked for the surrogate since it was evaluated last, and for which step.
   */
  private boolean surrogateAsked;

  private long surrogateStep = -1;
  private long windowStart;
  private long lastStep = -1;

  EventEligibility(
      SuperSpikeSettings settings,
      SpikingGroup source,
      NeuronGroup layer,
      WeightMatrix matrix,
      LayerError layerError) {
    this.settings = settings;
    this.source = source;
    this.layer = layer;
    this.matrix = matrix;
    delay = settings.feedbackDelay();
    derivative = Surrogate.fast(settings);
    membrane = layer.state(NeuronGroup.MEMBRANE);
    int width = membrane.length;
    surrogate = new float[width];
    replay = layer.replay(settings.updateInterval());
    this.layerError = layerError;
    activity =
        settings.regularisation() == 0f
            ? null
            : new LateActivity(layer.local(), width, settings.regularisationExponent());
    errors = new ErrorHistory(layerError, activity);
    presynaptic = new PresynapticRecord(settings, source.size());
    gradient = new Adjoint(width);
    toEligibility = new TraceAdjoint(width);
    toFiltered = new TraceAdjoint(width);
    states = SynapticTraces.none(matrix);
    nextEligibility = matrix.newValues();
    nextFiltered = matrix.newValues();
  }

  @Override
  public void save(StateWriter out) {
    out.integer("last step", lastStep);
    out.integer("window start", windowStart);
    spikes.save(out);
    presynaptic.save(out);
    SynapseState synapses = SynapseState.save(out.in("states"), matrix, layer.local());
    synapses.save(out, "eligibility", states.eligibility());
    synapses.save(out, "filtered eligibility", states.filtered());
    synapses.save(out, "gradient sum", states.gradientSum());
    errors.save(out, layer.local());
    if (activity != null) {
      activity.save(out.in("activity"));
    }
    if (lastStep == out.step() - 1) {
      evaluateSurrogate();
    }
    out.neurons("surrogate derivative", layer.local(), surrogate);
    if (lastStep >= 0) {
      surrogates.save(out.in("surrogates"), layer.local());
    }
  }

  @Override
  public void load(StateReader in) {
    lastStep = in.integer("last step", -1, in.step() - 1);
    long earliest = Math.max(0, lastStep + 1 - settings.updateInterval());
    windowStart = in.integer("window start", earliest, lastStep + 1);
    spikes.load(in, source.size());
    presynaptic.load(in, windowStart - delay);
    SynapseState synapses = SynapseState.load(in.in("states"), matrix, layer.local());
    synapses.load(in, "eligibility", states.eligibility());
    synapses.load(in, "filtered eligibility", states.filtered());
    synapses.load(in, "gradient sum", states.gradientSum());
    errors.load(in, layer.local(), windowStart, lastStep);
    if (activity != null) {
      activity.load(in.in("activity"));
    }
    in.neurons("surrogate derivative", layer.local(), surrogate);
    surrogateStep = lastStep;
    if (lastStep >= 0) {
      layerError.evaluateLate(errors);
      surrogates = surrogateHistory();
      surrogates.load(in.in("surrogates"), layer.local(), windowStart, lastStep);
      laneSweep = null; // what it has read belongs to another run
    }
  }

  /** The rule begins, or was switched off for a while: nothing that came before counts. */
  private void restart(long step) {
    if (surrogates == null) {
      surrogates = surrogateHistory(); // all connections are made by now
    }
    layerError.evaluateLate(errors);
    surrogates.restart(step);
    presynaptic.restart(step - delay);
    states = SynapticTraces.none(matrix);
    startWindow(step);
  }

  private SurrogateHistory surrogateHistory() {
    return replay.isPresent() && layer.inputs() == 1
        ? new ReplayedSurrogate(derivative, membrane, replay.get(), spikes, matrix, settings)
        : new StoredSurrogate(derivative, membrane, settings);
  }

  /** Goes over to lanes once their loops are there. */
  private void lookForLanes() {
    if (laneSweep == null
        && kernels.get() != null
        && surrogates instanceof ReplayedSurrogate
        && LaneSweep.suits(settings, matrix, layerError, activity)) {
      ReplayedSurrogate replayed = (ReplayedSurrogate) surrogates;
      laneSweep =
          new LaneSweep(
              kernels.get(),
              settings,
              matrix,
              layerError,
              errors,
              activity,
              replayed,
              presynaptic,
              MEMORY);
    }
  }

  private void startWindow(long step) {
    windowStart = step;
    spikes.forgetBefore(step - delay);
    errors.startWindow(step);
    if (activity != null) {
      activity.startWindow();
    }
  }

  @Override
  public void evolve(long step) {
    if (step != lastStep + 1 || surrogates == null) {
      restart(step);
    }
    lastStep = step;
    if (activity != null) {
      activity.record(step, layer.emitted(step));
    }
    layerError.record(step);
    errors.endStep(step);
    spikes.append(step, source.arriving(step));
    surrogates.endStep(step);
    if (surrogateAsked) {
      surrogateAsked = false;
      evaluateSurrogate();
    }
  }

  /** To be called between two steps, or by the last. */
  private void evaluateSurrogate() {
    if (surrogateStep != lastStep) {
      surrogateStep = lastStep;
      derivative.evaluate(membrane, surrogate);
    }
  }

  /** {@inheritDoc} It is worked out for the next step, too, and no longer than somebody asks. */
  @Override
  public float[] surrogate() {
    surrogateAsked = true;
    evaluateSurrogate();
    return surrogate;
  }

  @Override
  public void setVectorKernel(Supplier<VectorKernel> kernels) {
    this.kernels = kernels;
  }

  @Override
  public void update(long step, NormalisedRate optimiser, boolean learning, Profile profile) {
    Phase interrupted = profile.enter(Phase.SWEEP);
    endWindow(step);
    profile.enter(Phase.UPDATE);
    optimiser.update(states.gradientSum(), learning);
    profile.enter(interrupted);
  }

  /** Brings the states of the synapses to the end of {@code step}, and begins the next window. */
  private void endWindow(long step) {
    lookForLanes();
    if (laneSweep == null) {
      clear(nextEligibility);
      clear(nextFiltered);
    }
    SynapticTraces after = new SynapticTraces(nextEligibility, nextFiltered, states.gradientSum());
    sweep(step, after);
    nextEligibility = states.eligibility();
    nextFiltered = states.filtered();
    states = after;
    presynaptic.advance();
    surrogates.startWindow(step + 1);
    startWindow(step + 1);
  }

  private static void clear(float[][] rows) {
    for (float[] row : rows) {
      Arrays.fill(row, 0f);
    }
  }

  /**
   * Runs the adjoints from {@code step} back to the start of the window.
   *
   * @param after receives the states after {@code step}; must be zero but where the sweep is in
   *     lanes
   */
  private void sweep(long step, SynapticTraces after) {
    errors.evaluate();
    gradient.clear();
    toEligibility.startFromEligibility();
    toFiltered.startFromFiltered();
    presynaptic.read(spikes, step - delay);
    if (laneSweep == null) {
      sweepRows(step, after);
    } else {
      laneSweep.run(windowStart, step, spikes, gradient, toEligibility, toFiltered, after);
    }
    carry(after, step - windowStart < MEMORY);
    if (activity != null) {
      Regulariser.apply(settings.regularisation(), activity.sum(), matrix, after.gradientSum());
    }
  }

  private void sweepRows(long step, SynapticTraces after) {
    long spike = spikes.endOf(step - delay) - 1;
    for (long s = step; s >= windowStart; s--) {
      long t = s - delay;
      boolean remembered = step - s < MEMORY;
      stepBack(errors.at(s), surrogates.at(t), remembered);
      for (; spike >= spikes.first() && spikes.step(spike) == t; spike--) {
        visit(spikes.neuron(spike), 0f, SpikeAdjoint.SPIKE, remembered, after);
      }
      while (presynaptic.hasEvent(t)) {
        presynaptic.next();
        visit(
            presynaptic.neuron(), presynaptic.byPsp(), presynaptic.bySynapse(), remembered, after);
      }
    }
  }

  private void stepBack(float[] error, float[] surrogateThen, boolean remembered) {
    gradient.stepBack(error, surrogateThen);
    if (remembered) {
      toEligibility.stepBack(surrogateThen);
      toFiltered.stepBack(surrogateThen);
    } else {
      toEligibility.stepBackScalars();
      toFiltered.stepBackScalars();
    }
  }

  /** What trace and PSP of a presynaptic neuron add to the rows of its synapses. */
  private void visit(
      int j, float byPsp, float bySynapse, boolean remembered, SynapticTraces after) {
    int[] columns = matrix.columnsOf(j);
    gradient.addTo(after.gradientSum()[j], columns, byPsp, bySynapse);
    if (remembered) {
      toEligibility.addTo(after.eligibility()[j], columns, byPsp, bySynapse);
      toFiltered.addTo(after.filtered()[j], columns, byPsp, bySynapse);
    }
  }

  /** What the states at the start of the window add to those at its end. */
  private void carry(SynapticTraces after, boolean remembered) {
    for (int j = 0; j < matrix.rows(); j++) {
      float[] eligibility = states.eligibility()[j];
      float[] filtered = states.filtered()[j];
      gradient.carry(eligibility, filtered, after.gradientSum()[j], matrix.columnsOf(j));
      toEligibility.carry(eligibility, filtered, after.eligibility()[j]);
      toFiltered.carry(eligibility, filtered, after.filtered()[j]);
      if (presynaptic.startPsp(j) != 0f) {
        visit(j, presynaptic.startPsp(j), presynaptic.startSynapse(j), remembered, after);
      }
    }
  }

  @Override
  public SynapticTraces traces(long step) {
    if (windowStart > step) {
      return states;
    }
    SynapticTraces after = SynapticTraces.none(matrix);
    sweep(step, after);
    return after;
  }

  @Override
  public void handOver(long step) {
    evaluateSurrogate();
    if (windowStart <= step) {
      endWindow(step);
    }
    layerError.evaluateInStep();
    presynaptic.read(spikes, step);
    float[] trace = source.preTrace(PresynapticPsp.TAU_SYNAPSE).values();
    for (int j = 0; j < source.size(); j++) {
      trace[j] = (float) presynaptic.synapseAtEnd(j);
    }
  }
}
