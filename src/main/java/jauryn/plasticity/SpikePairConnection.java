/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.StaticConnection;
import jauryn.connection.TransposedIndex;
import jauryn.connection.Wiring;
import jauryn.kernel.EventTrace;
import jauryn.kernel.SpikeList;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * A connection whose weights change when a presynaptic spike arrives and when a postsynaptic neuron
 * fires, by rules that know the traces of the other side: x of arrived presynaptic spikes, and one
 * or more of postsynaptic ones.
 *
 * <p>Nothing is done between spikes. A spike costs a pass over the synapses of its neuron: a row of
 * the matrix, or a column by {@link TransposedIndex}. A synapse takes 16 bytes, 4 where all exist.
 *
 * <p>In a step, presynaptic spikes come first, each delivering its weight as the rule says, then
 * postsynaptic ones. Both meet the traces of spikes of earlier steps; so a pair of one step does
 * not count, unless {@link #countsPairsOfOneStep}.
 */
abstract class SpikePairConnection extends StaticConnection {
  private static final String LEARNING = "learning";
  private static final String PRE_TRACE = "presynaptic trace";
  private static final String POST_TRACE = "postsynaptic trace";

  private final TransposedIndex index;
  private final EventTrace preTrace;
  private final EventTrace postTrace;

  /** The columns of a row where all synapses exist. */
  private final int[] allColumns;

  private boolean learning = true;

  /** A connection as described, with the time constants of its traces in seconds. */
  SpikePairConnection(Wiring wiring, double tauPre, double tauPost) {
    super(wiring);
    index = new TransposedIndex(matrix());
    preTrace = new EventTrace(tauPre, source().size());
    postTrace = new EventTrace(tauPost, layer().local().length());
    allColumns = new int[matrix().isFull() ? matrix().columns() : 0];
    Arrays.setAll(allColumns, column -> column);
  }

  /** Switches weight changes on or off; traces go on. */
  public final void setLearning(boolean learning) {
    this.learning = learning;
  }

  /** Whether a postsynaptic spike meets the presynaptic ones that arrive in the same step. */
  boolean countsPairsOfOneStep() {
    return false;
  }

  /** Postsynaptic traces begin {@code step}; see {@link EventTrace#begin}. */
  boolean beginPostTraces(long step) {
    return postTrace.begin(step);
  }

  /** Adds the spike of a local postsynaptic neuron to its traces. */
  void countPost(long step, int neuron) {
    postTrace.scaled()[neuron] += postTrace.increment(step);
  }

  /** What pre- and postsynaptic spikes of {@code step} have in common. */
  abstract void prepare(long step);

  /**
   * A presynaptic spike arrives: delivers a row of weights, and changes them.
   *
   * @param columns the postsynaptic neuron of each
   */
  abstract void onPre(float[] weights, int[] columns);

  /**
   * A local postsynaptic neuron fires: changes a column of weights.
   *
   * @param rows presynaptic neurons of its synapses
   * @param places place of each synapse in its row; null where it is the number of the neuron
   */
  abstract void onPost(int neuron, int[] rows, int[] places);

  /** The trace of arrived presynaptic spikes. */
  final EventTrace preTrace() {
    return preTrace;
  }

  /** The trace of spikes of local postsynaptic neurons. */
  final EventTrace postTrace() {
    return postTrace;
  }

  @Override
  public final void propagate(long step) {
    preTrace.begin(step);
    beginPostTraces(step);
    if (!learning) {
      super.propagate(step);
      return;
    }
    SpikeList arriving = arriving(step);
    SpikeList fired = layer().emitted(step);
    if (arriving.size() == 0 && fired.size() == 0) {
      return;
    }
    prepare(step);
    for (int k = 0; k < arriving.size(); k++) {
      int row = arriving.neuron(k);
      onPre(matrix().row(row), matrix().isFull() ? allColumns : matrix().columnsOf(row));
    }
    if (arriving.size() > 0) {
      layer().inputArrived();
    }
    if (countsPairsOfOneStep()) {
      countPre(step, arriving);
    }
    int begin = layer().local().begin();
    for (int k = 0; k < fired.size(); k++) {
      if (layer().local().contains(fired.neuron(k))) {
        int neuron = fired.neuron(k) - begin;
        onPost(neuron, index.rows(neuron), index.places(neuron));
      }
    }
  }

  private void countPre(long step, SpikeList arriving) {
    if (arriving.size() > 0) {
      float increment = preTrace.increment(step);
      for (int k = 0; k < arriving.size(); k++) {
        preTrace.scaled()[arriving.neuron(k)] += increment;
      }
    }
  }

  @Override
  public final void evolve(long step) {
    if (!learning || !countsPairsOfOneStep()) {
      countPre(step, arriving(step));
    }
    SpikeList fired = layer().emitted(step);
    for (int k = 0; k < fired.size(); k++) {
      if (layer().local().contains(fired.neuron(k))) {
        countPost(step, fired.neuron(k) - layer().local().begin());
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.flag(LEARNING, learning);
    preTrace.save(out, PRE_TRACE);
    postTrace.save(out, POST_TRACE, layer().local());
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    learning = in.flag(LEARNING);
    preTrace.load(in, PRE_TRACE);
    postTrace.load(in, POST_TRACE, layer().local());
  }
}
