/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.group.NeuronGroup;
import jauryn.io.BoostArchiveWriter;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikeTrace;
import jauryn.kernel.SpikingGroup;
import jauryn.math.Padding;
import jauryn.plasticity.ErrorList;
import jauryn.plasticity.LayerError;
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

  /** Writes the state before step {@code clock}. */
  GroupState(BoostArchiveWriter out, long clock) {
    this.out = out;
    this.clock = clock;
  }

  /** A group without states. */
  void writeSource(SpikingGroup group) {
    writeSpikes(group);
    writeStates(new TreeMap<>());
    writeTraces(group);
  }

  /** The input; {@code error} is what feedback has brought to it, to no effect. */
  void writeInput(SpikingGroup group, float[] error) {
    writeSpikes(group);
    writeStates(new TreeMap<>(Map.of("err_in", error)));
    writeTraces(group);
  }

  /** A layer of neurons with its errors. */
  void writeNeurons(NeuronGroup group, LayerError error) {
    writeSpikes(group);
    SortedMap<String, float[]> states = new TreeMap<>(group.states());
    for (String name : UNUSED_STATES) {
      states.putIfAbsent(name, new float[padded(group)]);
    }
    writeStates(states);
    writeTraces(group);
    writeTrace(error.rising());
    writeTrace(error.filtered());
    out.beginObject("refractory counters");
    out.writeInt(padded(group));
    for (int i = 0; i < padded(group); i++) {
      out.writeShort(group.refractorySteps(i));
    }
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
      writeTrace(trace.values());
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

  private static int padded(SpikingGroup group) {
    return Padding.padded(group.local().length());
  }
}
