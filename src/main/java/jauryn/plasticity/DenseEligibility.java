/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.Phase;
import jauryn.kernel.Profile;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/**
 * The SuperSpike rule as the reference program computes it: the {@link SynapseStates} of every
 * synapse, updated in every step, so that weights are equal to the last bit.
 *
 * <p>PSPs and surrogate derivatives take effect D steps late, to meet the error they caused.
 */
final class DenseEligibility implements EligibilityRule {
  private final SpikingGroup source;
  private final NeuronRange post;
  private final boolean regularised;
  private final HomeostaticActivity homeostasis;
  private final PresynapticPsp psp;
  private final VectorDelay pspDelay;
  private final VectorDelay surrogateDelay;
  private final SurrogateDerivative derivative;
  private final float[] membrane;
  private final LayerError layerError;
  private final ErrorFilter filter;
  private final float[] error;
  private final float[] activity;
  private final SynapseStates states;
  private float[] surrogate;
  private long lastStep = -1;

  DenseEligibility(
      SuperSpikeSettings settings,
      SpikingGroup source,
      NeuronRange post,
      WeightMatrix matrix,
      HomeostaticActivity homeostasis,
      float[] membrane,
      LayerError layerError) {
    this.source = source;
    this.post = post;
    this.homeostasis = homeostasis;
    regularised = settings.regularisation() != 0f;
    this.membrane = membrane;
    this.layerError = layerError;
    filter = layerError.filter();
    derivative = Surrogate.exact(settings);
    int postLength = membrane.length;
    psp = new PresynapticPsp(source);
    pspDelay = new VectorDelay(settings.feedbackDelay(), psp.values().length);
    surrogateDelay = new VectorDelay(settings.feedbackDelay(), postLength);
    error = new float[postLength];
    surrogate = new float[postLength];
    activity = new float[postLength];
    states = new SynapseStates(settings, matrix);
  }

  @Override
  public void save(StateWriter out) {
    psp.save(out, source.size());
    pspDelay.save(out, "psp of past steps", source.size());
    surrogateDelay.save(out, "surrogate derivative of past steps", post);
    out.integer("last step", lastStep);
    states.save(out, post);
  }

  @Override
  public void load(StateReader in) {
    psp.load(in, source.size());
    pspDelay.load(in, "psp of past steps", NeuronRange.whole(source.size()));
    surrogateDelay.load(in, "surrogate derivative of past steps", post);
    lastStep = in.integer("last step", -1, in.step() - 1);
    if (lastStep >= 0) {
      surrogate = surrogateDelay.row(lastStep);
    }
    states.load(in, post);
  }

  @Override
  public float[] surrogate() {
    return surrogate;
  }

  @Override
  public void evolve(long step) {
    lastStep = step;
    filter.evolveCounted(step, filter.instantaneous(), error);
    layerError.evolveAverageSquare();
    layerError.take(step);
    surrogate = surrogateDelay.row(step);
    derivative.evaluate(membrane, surrogate);
    if (regularised) {
      homeostasis.evaluate(error, activity);
      states.regularise(activity);
    }
    states.evolve(pspDelay.past(step), surrogateDelay.past(step), error);
    System.arraycopy(psp.values(), 0, pspDelay.row(step), 0, psp.values().length);
    psp.evolve(step);
  }

  @Override
  public void update(long step, NormalisedRate optimiser, boolean learning, Profile profile) {
    Phase interrupted = profile.enter(Phase.UPDATE);
    optimiser.updateExactly(states.traces().gradientSum(), learning);
    profile.enter(interrupted);
  }

  @Override
  public SynapticTraces traces(long step) {
    return states.traces();
  }

  @Override
  public void handOver(long step) {}
}
