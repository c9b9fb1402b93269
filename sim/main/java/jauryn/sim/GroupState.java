/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.group.NeuronGroup;
import jauryn.io.BoostArchiveWriter;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikeTrace;
import jauryn.kernel.SpikingGroup;
import jauryn.math.Padding;
import jauryn.plasticity.ErrorList;
import jauryn.plasticity.LayerError;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One group in a {@link NetworkStateFile}: size, axonal delay, the spikes on their way and their
 * attributes, named state vectors, traces, and refractory counters.
 */
final class GroupState {
  /** Steps whose spikes are kept, the present one included. */
  private static final int RING = SimulationTime.MIN_DELAY + 1;

  /** States every neuron group of the original has, and which this network does without. */
  private static final String[] UNUSED_STATES = {"bg_current", "g_ampa", "g_gaba", "g_nmda", "thr"};

  private final BoostArchiveWriter out;
  private final long clock;
  private final AllRanks ranks;

  /** Writes the state of all ranks before step {@code clock}. */
  GroupState(BoostArchiveWriter out, long clock, AllRanks ranks) {
    this.out = out;
    this.clock = clock;
    this.ranks = ranks;
  }

  /** A group without states. */
  void writeSource(SpikingGroup group) {
    writeSpikes(group);
    writeStates(new TreeMap<>());
    writeTraces(group);
  }

  /** The input; {@code error} is what feedback has brought to local ones, to no effect. */
  void writeInput(SpikingGroup group, float[] error) {
    writeSpikes(group);
    writeStates(new TreeMap<>(Map.of("err_in", whole(group, error))));
    writeTraces(group);
  }

  /** A layer of neurons with its errors. */
  void writeNeurons(NeuronGroup group, LayerError error) {
    writeSpikes(group);
    SortedMap<String, float[]> states = new TreeMap<>();
    group.states().forEach((name, vector) -> states.put(name, whole(group, vector)));
    for (String name : UNUSED_STATES) {
      states.putIfAbsent(name, new float[Padding.padded(group.size())]);
    }
    writeStates(states);
    writeTraces(group);
    writeTrace(whole(group, error.rising()));
    writeTrace(whole(group, error.filtered()));
    writeRefractoriness(group);
  }

  private void writeRefractoriness(NeuronGroup group) {
    int[] local = new int[group.local().length()];
    Arrays.setAll(local, group::refractorySteps);
    out.beginObject("refractory counters");
    out.writeInt(Padding.padded(group.size()));
    for (int[] ofRank : ranks.gather(local, local.length)) {
      for (int steps : ofRank) {
        out.writeShort(steps);
      }
    }
    for (int i = group.size(); i < Padding.padded(group.size()); i++) {
      out.writeShort(0);
    }
  }

  /**
   * A vector over all neurons of a group. Padding evolves without input, so it is the same on every
   * rank that has some; where the whole has some, at least one of the parts does.
   */
  private float[] whole(SpikingGroup group, float[] local) {
    int length = group.local().length();
    float[] neurons = ranks.join(local, length);
    boolean padded = local.length > length;
    float[] padding = ranks.join(padded ? new float[] {local[length]} : local, padded ? 1 : 0);
    float[] whole = Arrays.copyOf(neurons, Padding.padded(neurons.length));
    for (int i = neurons.length; i < whole.length; i++) {
      whole[i] = padding[0];
    }
    return whole;
  }

  /** The group that carries errors: events of output neurons with the error as attribute. */
  void writeErrors(FixedFeedback feedback) {
    beginGroup(feedback.weights().rows());
    for (long step = clock - RING; step < clock; step++) {
      ErrorList errors = feedback.connection().sent(step);
      out.writeLong(errors.size());
      for (int k = 0; k < errors.size(); k++) {
        out.writeInt(errors.neuron(k));
      }
    }
    for (long step = clock - RING; step < clock; step++) {
      ErrorList errors = feedback.connection().sent(step);
      out.writeLong(errors.size());
      for (int k = 0; k < errors.size(); k++) {
        out.writeFloat(errors.error(k));
      }
    }
    writeStates(new TreeMap<>());
  }

  private void beginGroup(int size) {
    out.beginObject("group");
    out.writeInt(size);
    out.writeInt(SimulationTime.MIN_DELAY);
    out.beginObject("delay");
  }

  /** Spikes of the last steps, oldest first, and as many empty lists of attributes. */
  private void writeSpikes(SpikingGroup group) {
    beginGroup(group.size());
    for (long step = clock - RING; step < clock; step++) {
      SpikeList spikes = group.emitted(step);
      out.writeLong(spikes.size());
      for (int k = 0; k < spikes.size(); k++) {
        out.writeInt(spikes.neuron(k));
      }
    }
    for (int k = 0; k < RING; k++) {
      out.writeLong(0);
    }
  }

  private void writeStates(SortedMap<String, float[]> states) {
    states.forEach(
        (name, vector) -> {
          out.writeString(name);
          out.beginObject("vector");
          out.writeInt(vector.length);
          writeNormal(out, vector, vector.length);
        });
    out.beginObject("variables of the group");
    out.writeLong(0);
    out.writeInt(0);
  }

  private void writeTraces(SpikingGroup group) {
    for (SpikeTrace trace : group.preTraces()) {
      writeTrace(trace.values());
    }
    for (SpikeTrace trace : group.postTraces()) {
      writeTrace(whole(group, trace.values()));
    }
  }

  private void writeTrace(float[] values) {
    out.beginObject("trace");
    out.writeInt(values.length);
    writeNormal(out, values, values.length);
  }

  /** Writes values, zero for subnormal ones, which the arithmetic of the original does not have. */
  static void writeNormal(BoostArchiveWriter out, float[] values, int n) {
    for (int k = 0; k < n; k++) {
      out.writeFloat(Math.abs(values[k]) < Float.MIN_NORMAL ? values[k] * 0f : values[k]);
    }
  }
}
