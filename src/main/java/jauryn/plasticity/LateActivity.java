/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.kernel.DecayingCounts;
import jauryn.kernel.SpikeList;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.ErrorKernel;
import java.util.Arrays;

/**
 * {@link HomeostaticActivity} summed over a window, for a rule that looks at steps later: keeps a
 * record of the spikes of the layer, and the trace of its own.
 */
final class LateActivity implements ErrorHistory.Visitor {
  private final NeuronRange local;
  private final DecayingCounts trace;
  private final float[] sum;
  private final float exponent;

  /** Activity of the neurons of {@code local}, in vectors of {@code width} elements. */
  LateActivity(NeuronRange local, int width, float exponent) {
    this.exponent = exponent;
    this.local = local;
    trace = new DecayingCounts(HomeostaticActivity.TAU, width);
    sum = new float[width];
  }

  /** Whether it is the fourth power that is summed. */
  boolean isFourthPower() {
    return exponent == SuperSpikeSettings.REGULARISATION_EXPONENT;
  }

  /** The trace, as far as steps were visited. */
  DecayingCounts trace() {
    return trace;
  }

  /** Sum over the window as far as steps were visited. */
  float[] sum() {
    return sum;
  }

  void startWindow() {
    Arrays.fill(sum, 0f);
  }

  /** Records the spikes that the layer emitted in {@code step}. */
  void record(long step, SpikeList emitted) {
    for (int k = 0; k < emitted.size(); k++) {
      trace.append(step, emitted.neuron(k) - local.begin());
    }
  }

  /** Writes the state once all steps are visited. */
  void save(StateWriter out) {
    out.neurons("trace", local, trace.values());
    out.neurons("sum", local, sum);
  }

  void load(StateReader in) {
    in.neurons("trace", local, trace.values());
    in.neurons("sum", local, sum);
    trace.forgetListed();
  }

  @Override
  public void visit(long step, float[] counted) {
    trace.evolve(step);
    if (isFourthPower()) {
      ErrorKernel.addFourthPower(counted, trace.values(), sum, sum.length);
    } else {
      ErrorKernel.addPower(exponent, counted, trace.values(), sum, sum.length);
    }
  }
}
