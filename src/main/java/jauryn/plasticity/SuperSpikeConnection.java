/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.AllRanks;
import jauryn.connection.StaticConnection;
import jauryn.connection.SynapseState;
import jauryn.connection.WeightMatrix;
import jauryn.group.NeuronGroup;
import jauryn.kernel.Profile;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Trace;
import jauryn.math.VectorKernel;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A connection that learns by SuperSpike (Zenke and Ganguli 2018, Neural Computation 30,
 * 1514-1541).
 *
 * <p>In every step: filter the error of the postsynaptic layer, take in its new error (from the
 * target for an output layer, from feedback for a hidden one), evaluate the surrogate derivative,
 * and let the eligibility rule work. Every 0.5 s, as a rule, the gradient changes the weights.
 */
public final class SuperSpikeConnection extends StaticConnection {
  private static final int RELAXED_FLUSH_INTERVAL = 4096;

  private final LayerError error;
  private final OutputError outputError;
  private final EligibilityRule rule;
  private final NormalisedRate optimiser;
  private final int updateInterval;
  private Profile profile = Profile.off();
  private boolean plastic = true;
  private boolean learning = true;
  private long lastStep = -1;
  private long weightVersion;

  /** No step before is one of an update; saves a division in each. */
  private long nextUpdate;

  /**
   * A plastic connection.
   *
   * @param outputError where the layer's error comes from if it is the output; null for a hidden
   *     layer, whose error arrives by {@link ErrorFeedback}
   */
  public SuperSpikeConnection(
      String name,
      SpikingGroup source,
      NeuronGroup layer,
      WeightMatrix matrix,
      SuperSpikeSettings settings,
      Plasticity plasticity,
      OutputError outputError) {
    super(name, source, layer, matrix, layer.excitatoryTarget());
    this.outputError = outputError;
    error =
        new LayerError(
            layer,
            outputError,
            plasticity == Plasticity.DENSE ? 1 : RELAXED_FLUSH_INTERVAL,
            settings.updateInterval());
    float[] membrane = layer.state(NeuronGroup.MEMBRANE);
    Trace spikes = layer.postTrace(HomeostaticActivity.TAU); // in the end state with either rule
    rule =
        plasticity == Plasticity.DENSE
            ? new DenseEligibility(
                settings,
                source,
                layer.local(),
                matrix,
                new HomeostaticActivity(spikes, settings.regularisationExponent()),
                membrane,
                error)
            : new EventEligibility(settings, source, layer, matrix, error);
    optimiser = new NormalisedRate(settings, matrix);
    updateInterval = settings.updateInterval();
  }

  /** Error signals of the postsynaptic layer. */
  public LayerError error() {
    return error;
  }

  /**
   * Surrogate derivatives of the last step, 1/V, one per local neuron; another array in every step.
   */
  public float[] surrogate() {
    return rule.surrogate();
  }

  /** Counts weight updates, so that copies of the weights know when they are out of date. */
  public long weightVersion() {
    return weightVersion;
  }

  /** Running maximum of the squared mean gradient of every synapse. */
  public float[][] secondMoment() {
    return optimiser.secondMoment();
  }

  /** Where the time that updates take is recorded. */
  public void setProfile(Profile profile) {
    this.profile = profile;
  }

  /** The ranks that share the connection; needed only if all its synapses share one rate. */
  public void setRanks(AllRanks ranks) {
    optimiser.setRanks(ranks);
  }

  /**
   * Where to get loops for the processor at hand, which change nothing but the time a run takes;
   * null while there are none.
   */
  public void setVectorKernel(Supplier<VectorKernel> kernels) {
    rule.setVectorKernel(kernels);
  }

  /** Whether the rule runs at all; switched off, neither traces of synapses nor errors evolve. */
  public void setPlastic(boolean plastic) {
    if (this.plastic && !plastic) {
      rule.handOver(lastStep);
    } else if (!this.plastic && plastic) {
      Arrays.fill(error.incoming(), 0f); // what came meanwhile is not this step's error
    }
    this.plastic = plastic;
  }

  /** Whether updates change weights; during burn-in only the second moment adapts. */
  public void setLearning(boolean learning) {
    this.learning = learning;
  }

  /** Sets the learning rate, V. */
  public void setLearningRate(double eta) {
    optimiser.setLearningRate(eta);
  }

  /** States per synapse after the last step the rule ran in. */
  public SynapticTraces synapticTraces() {
    return rule.traces(lastStep);
  }

  /**
   * Means over all synapses of weight, λ, Λ, gradient sum and second moment, and over the layer of
   * the filtered error: the columns of the statistics file.
   *
   * @param ranks all of which make this call
   */
  public double[] statistics(AllRanks ranks) {
    SynapticTraces traces = rule.traces(lastStep);
    double synapses = ranks.sum(matrix().size());
    return new double[] {
      ranks.sum(matrix().columnSums(matrix().weights())) / synapses,
      ranks.sum(matrix().columnSums(traces.eligibility())) / synapses,
      ranks.sum(matrix().columnSums(traces.filtered())) / synapses,
      ranks.sum(matrix().columnSums(traces.gradientSum())) / synapses,
      ranks.sum(matrix().columnSums(optimiser.secondMoment())) / synapses,
      error.mean(ranks)
    };
  }

  @Override
  public void settle() {
    error.evaluate();
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.flag("plastic", plastic);
    out.flag("learning", learning);
    out.integer("last step", lastStep);
    out.integer("weight version", weightVersion);
    optimiser.save(out, SynapseState.save(out.in("optimiser"), matrix(), layer().local()));
    error.save(out.in("error"));
    rule.save(out.in("rule"));
    if (outputError != null) {
      outputError.save(out);
    }
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    plastic = in.flag("plastic");
    learning = in.flag("learning");
    lastStep = in.integer("last step", -1, in.step() - 1);
    weightVersion = in.integer("weight version", 0, Long.MAX_VALUE);
    optimiser.load(in, SynapseState.load(in.in("optimiser"), matrix(), layer().local()));
    error.load(in.in("error"));
    rule.load(in.in("rule"));
    if (!plastic) {
      error.evaluateInStep();
    }
    if (outputError != null) {
      outputError.load(in);
    }
  }

  @Override
  public void evolve(long step) {
    if (!plastic) {
      error.filter().evolve(step, error.instantaneous());
      return;
    }
    lastStep = step;
    rule.evolve(step);
    if (step >= nextUpdate) {
      if (step % updateInterval == 0) {
        rule.update(step, optimiser, learning, profile);
        weightVersion++;
      }
      nextUpdate = (step / updateInterval + 1) * updateInterval;
    }
  }
}
