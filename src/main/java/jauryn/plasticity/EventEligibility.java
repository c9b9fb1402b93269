/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.Phase;
import jauryn.kernel.Profile;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.Vectors;
import java.util.Arrays;

/**
 * The SuperSpike gradient from sparse events, without a time step per synapse.
 *
 * <p>Within an update window weights are constant and everything between a presynaptic spike and
 * the gradient is linear in that spike. So the gradient is a sum over presynaptic spikes of an
 * adjoint ξ_i(t), which four recursions give for all spikes at once when they run backwards in
 * time, per postsynaptic neuron only. A spike of neuron j delivered at t then adds
 * exp(−dt/τ_syn)·ξ_i(t) to G_ij for all i: one row.
 *
 * <p>Kept per step is the surrogate derivative of every local neuron, as a ring of rows; errors are
 * worked out anew. The sweep starts at the update and goes back through the window, then on with
 * zero error for as long as the eligibility filters remember, because older spikes still act
 * through them. Spikes of the last D steps (the feedback delay) do not reach the error within the
 * window; they belong to the next.
 */
final class EventEligibility implements EligibilityRule {
  /**
   * Steps the sweep goes back before the window. The filters have then forgotten all but 1e-15 of a
   * spike: less would do for the gradient, but a synapse that has no other gradient makes whole
   * steps by what is left, until it falls below the ε of the learning rate.
   */
  private static final int MEMORY = 3500;

  /** Steps to replay for the states of synapses. */
  private static final int REPLAY = 2000;

  private final SuperSpikeSettings settings;
  private final SpikingGroup source;
  private final NeuronRange post;
  private final WeightMatrix matrix;
  private final HomeostaticActivity homeostasis;
  private final int delay;
  private final int width;
  private final float[][] surrogateHistory;
  private final ErrorHistory errors;
  private float[] currentError;
  private final SpikeHistory spikes = new SpikeHistory();
  private final float[] activitySum;
  private final float[] noError;
  private final PspCutOff cutOff;
  private final Adjoint adjoint;
  private final float[][] gradientSum;
  private long recordStart;
  private long windowStart;
  private long lastStep = -1;

  EventEligibility(
      SuperSpikeSettings settings,
      SpikingGroup source,
      WeightMatrix matrix,
      HomeostaticActivity homeostasis,
      NeuronRange post,
      LayerError error) {
    this.settings = settings;
    this.source = source;
    this.post = post;
    this.matrix = matrix;
    this.homeostasis = homeostasis;
    delay = settings.feedbackDelay();
    width = error.filtered().length;
    int rows = SuperSpikeSettings.UPDATE_INTERVAL + MEMORY + delay + 1;
    surrogateHistory = new float[rows][width];
    errors = new ErrorHistory(error);
    activitySum = new float[width];
    noError = new float[width];
    cutOff = new PspCutOff(settings, source.size());
    adjoint = new Adjoint(width);
    gradientSum = matrix.newValues();
  }

  @Override
  public void save(StateWriter out) {
    out.integer("record start", recordStart);
    out.integer("window start", windowStart);
    out.integer("last step", lastStep);
    spikes.save(out);
    errors.save(out, post);
    out.neurons("activity sum", post, activitySum);
    cutOff.save(out);
    long first = firstNeeded();
    int rows = (int) (lastStep + 1 - first);
    out.integer("first surrogate derivative", first);
    out.rows("surrogate derivative", post, rows, k -> surrogateRow(first + k));
  }

  @Override
  public void load(StateReader in) {
    recordStart = in.integer("record start", 0, in.step());
    lastStep = in.integer("last step", -1, in.step() - 1);
    long earliest = Math.max(0, lastStep + 1 - SuperSpikeSettings.UPDATE_INTERVAL);
    windowStart = in.integer("window start", earliest, lastStep + 1);
    spikes.load(in, source.size());
    errors.load(in, post, windowStart, lastStep);
    in.neurons("activity sum", post, activitySum);
    cutOff.load(in);
    long first = in.integer("first surrogate derivative");
    StateReader.Rows rows = in.rows("surrogate derivative", post);
    if (first != firstNeeded()
        || rows.count() != lastStep + 1 - first
        || rows.count() > surrogateHistory.length) {
      throw in.bad("surrogate derivative", rows.count() + " steps", "those from " + firstNeeded());
    }
    for (int k = 0; k < rows.count(); k++) {
      rows.copy(k, surrogateRow(first + k));
    }
  }

  /** The earliest step whose surrogate derivative a later sweep can reach. */
  private long firstNeeded() {
    long reach = Math.max(recordStart, windowStart - 1 - MEMORY - delay);
    return Math.min(lastStep + 1, reach);
  }

  @Override
  public float[] beginStep(long step) {
    if (step != lastStep + 1) {
      recordStart = step; // the rule was switched off for a while
      startWindow(step);
    }
    lastStep = step;
    currentError = errors.beginStep(step);
    return currentError;
  }

  private void startWindow(long step) {
    windowStart = step;
    errors.startWindow(step);
    Arrays.fill(activitySum, 0f);
  }

  @Override
  public float[] surrogateRow(long step) {
    return surrogateHistory[(int) (step % surrogateHistory.length)];
  }

  @Override
  public void evolve(long step) {
    SpikeList arriving = source.arriving(step);
    spikes.append(step, arriving, step - surrogateHistory.length);
    for (int k = 0; k < arriving.size(); k++) {
      cutOff.spike(step, arriving.neuron(k));
    }
    if (settings.regularisation() != 0f) {
      homeostasis.addTo(currentError, activitySum);
    }
  }

  @Override
  public void update(long step, MaxNormalisedRate optimiser, boolean learning, Profile profile) {
    Phase interrupted = profile.enter(Phase.SWEEP);
    addGradient(step);
    startWindow(step + 1);
    profile.enter(Phase.UPDATE);
    optimiser.update(gradientSum, learning);
    profile.enter(interrupted);
  }

  private void addGradient(long step) {
    adjoint.clear();
    sweep(step, true, this::addToRow);
    if (settings.regularisation() != 0f) {
      Regulariser.apply(settings.regularisation(), activitySum, matrix, gradientSum);
    }
  }

  /** What to do with the adjoints in one step, for one presynaptic neuron. */
  @FunctionalInterface
  interface RowVisitor {
    /** The neuron adds byPsp·η + bySynapse·ξ to its row of the gradient. */
    void visit(int neuron, float byPsp, float bySynapse);
  }

  /**
   * Runs the adjoints from {@code step} backwards and visits every presynaptic spike, and the ends
   * of intervals in which PSPs do not count.
   *
   * @param withError whether the errors of the present window drive the sweep
   */
  private void sweep(long step, boolean withError, RowVisitor visitor) {
    long beforeWindow = withError ? windowStart - 1 : step;
    long last = Math.max(beforeWindow - MEMORY, recordStart + delay);
    cutOff.rewind(last - delay, step - delay);
    long spike = spikes.end() - 1;
    for (long s = step; s >= last; s--) {
      long t = s - delay;
      adjoint.stepBack(s > beforeWindow ? errors.at(s) : noError, surrogateRow(t));
      while (spike >= spikes.first() && spikes.step(spike) > t) {
        spike--;
      }
      for (; spike >= spikes.first() && spikes.step(spike) == t; spike--) {
        visitor.visit(spikes.neuron(spike), 0f, Adjoint.spikeFactor());
      }
      cutOff.visit(t, visitor);
    }
    cutOff.finish();
  }

  private void addToRow(int j, float byPsp, float bySynapse) {
    addToRow(j, bySynapse, adjoint.bySynapse());
    if (byPsp != 0f) {
      addToRow(j, byPsp, adjoint.byPsp());
    }
  }

  private void addToRow(int j, float factor, float[] values) {
    float[] sum = gradientSum[j];
    if (matrix.isFull()) {
      Vectors.addScaled(factor, values, sum, sum.length);
    } else {
      Vectors.addScaledFrom(factor, values, matrix.columnsOf(j), sum);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>λ and Λ come from a replay of the last steps with the dense rule; what happened before is
   * forgotten but for 1e-8. S is what an update would use now.
   */
  @Override
  public SynapticTraces traces(long step) {
    SynapseStates states = new SynapseStates(settings, matrix);
    PspReplay replay = new PspReplay(spikes, source.size());
    for (long past = oldest(step); past + delay <= step; past++) {
      if (past + delay > step - REPLAY) {
        states.evolve(replay.psp(), surrogateRow(past), noError);
      }
      replay.evolve(past);
    }
    SynapticTraces traces = states.traces();
    addGradient(step);
    for (int j = 0; j < gradientSum.length; j++) {
      Vectors.move(gradientSum[j], traces.gradientSum()[j], gradientSum[j].length);
    }
    return traces;
  }

  @Override
  public void handOver(long step) {
    PspReplay replay = new PspReplay(spikes, source.size());
    for (long past = oldest(step); past <= step; past++) {
      replay.evolve(past);
    }
    System.arraycopy(
        replay.synapse(),
        0,
        source.preTrace(PresynapticPsp.TAU_SYNAPSE).values(),
        0,
        source.size());
  }

  /** The first step of the record that ends with {@code step}. */
  private long oldest(long step) {
    return Math.max(recordStart, step - surrogateHistory.length + 1);
  }

  @Override
  public double[][] sums(long step) {
    adjoint.startFromEligibility();
    double[] eligibility = sumOverSpikes(step, false);
    adjoint.startFromFiltered();
    double[] filtered = sumOverSpikes(step, false);
    adjoint.clear();
    double[] gradient = sumOverSpikes(step, true);
    if (settings.regularisation() != 0f) {
      double[] weights = matrix.columnSums(matrix.weights());
      for (int i = 0; i < weights.length; i++) {
        gradient[i] -= settings.regularisation() * activitySum[i] * weights[i];
      }
    }
    return new double[][] {eligibility, filtered, gradient};
  }

  private double[] sumOverSpikes(long step, boolean withError) {
    double[] sums = new double[matrix.columns()];
    sweep(
        step,
        withError,
        (j, byPsp, bySynapse) -> {
          int synapses = matrix.row(j).length;
          for (int k = 0; k < synapses; k++) {
            int i = matrix.column(j, k);
            sums[i] += byPsp * adjoint.byPsp()[i] + bySynapse * adjoint.bySynapse()[i];
          }
        });
    return sums;
  }
}
