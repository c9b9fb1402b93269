/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeHistory;
import jauryn.kernel.SpikeList;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.ErrorKernel;
import jauryn.math.Vectors;
import java.util.Arrays;

/**
 * {@link HomeostaticActivity} summed over a window, for a rule that looks at steps later: keeps a
 * record of the spikes of the layer, and the trace of its own.
 */
final class LateActivity implements ErrorHistory.Visitor {
  private static final float DECAY =
      (float) Math.exp(-(SimulationTime.DT / HomeostaticActivity.TAU));
  private static final int FLUSH_INTERVAL = 4096;

  private final NeuronRange local;
  private final SpikeHistory spikes = new SpikeHistory();
  private final float[] trace;
  private final float[] sum;
  private long spike;

  /** Activity of the neurons of {@code local}, in vectors of {@code width} elements. */
  LateActivity(NeuronRange local, int width) {
    this.local = local;
    trace = new float[width];
    sum = new float[width];
  }

  /** Sum over the window as far as steps were visited. */
  float[] sum() {
    return sum;
  }

  void startWindow() {
    Arrays.fill(sum, 0f);
    spikes.forgetBefore(spike < spikes.end() ? spikes.step(spike) : Long.MAX_VALUE);
  }

  /** Records the spikes that the layer emitted in {@code step}. */
  void record(long step, SpikeList emitted) {
    spikes.append(step, emitted);
  }

  /** Writes the state once all steps are visited. */
  void save(StateWriter out) {
    out.neurons("trace", local, trace);
    out.neurons("sum", local, sum);
  }

  void load(StateReader in) {
    in.neurons("trace", local, trace);
    in.neurons("sum", local, sum);
    spikes.forgetBefore(Long.MAX_VALUE);
    spike = spikes.end();
  }

  @Override
  public void visit(long step, float[] counted) {
    for (; spike < spikes.end() && spikes.step(spike) <= step; spike++) {
      trace[spikes.neuron(spike) - local.begin()] += 1f;
    }
    Vectors.scale(DECAY, trace, trace.length);
    if (step % FLUSH_INTERVAL == 0) {
      Vectors.flushSubnormals(trace, trace.length);
    }
    ErrorKernel.addFourthPower(counted, trace, sum, sum.length);
  }
}
