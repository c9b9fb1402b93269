/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.Communicator;
import jauryn.comm.Gathering;
import jauryn.comm.NeuronRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells every rank the spikes of all others, those of all groups and several steps in one message.
 *
 * <p>A rank writes down its spikes group by group, in order of emission. The place of a spike is a
 * number, (2·(step − first step) + injected)·n + neuron, where n are the rank's neurons in the
 * group and neurons count from the first of these; what is sent is its distance from the place of
 * the spike before, plus one, and 0 at the end of a group. Signed, though it hardly ever descends;
 * {@link SpikeCode} turns most distances into two bytes.
 *
 * <p>As ranks own ascending ranges of neurons, lists joined in rank order are in the order that one
 * rank alone would have emitted: first what groups fired themselves, then what was injected. So
 * every sum over spikes has the same bits, however many ranks there are.
 */
final class SpikeExchange {
  /** What all ranks together may at first send, in ints: a rank of many has little to say. */
  private static final int FIRST_CAPACITY = 64;

  private static final int LEAST_CAPACITY = 2;

  private final Gathering gathering;
  private final List<SpikingGroup> groups = new ArrayList<>();
  private final SpikeCode outgoing = new SpikeCode();
  private final SpikeCode[] incoming;
  private final SpikeList[] injected = new SpikeList[SimulationTime.MIN_DELAY];
  private long exchanged;

  SpikeExchange(Communicator communicator) {
    gathering =
        new Gathering(
            communicator, Math.max(LEAST_CAPACITY, FIRST_CAPACITY / communicator.size()), false);
    incoming = new SpikeCode[communicator.size()];
    Arrays.setAll(incoming, rank -> new SpikeCode());
    Arrays.setAll(injected, k -> new SpikeList());
  }

  /** A group takes part, unless every rank knows its spikes anyway. */
  void add(SpikingGroup group) {
    if (!group.replicated()) {
      groups.add(group);
    }
  }

  /** All spikes before {@code step} are known to all ranks. */
  void startAt(long step) {
    exchanged = step;
  }

  /** Exchanges the spikes of the steps before {@code end} that have not been exchanged yet. */
  void exchange(long end) {
    if (end == exchanged) {
      return;
    }
    outgoing.clear();
    for (int g = 0; g < groups.size(); g++) {
      write(groups.get(g), end);
    }
    gathering.gather(outgoing.words(), outgoing.length());
    for (int rank = 0; rank < incoming.length; rank++) {
      incoming[rank].read(gathering.data(), gathering.begin(rank));
    }
    for (int g = 0; g < groups.size(); g++) {
      join(groups.get(g), end);
    }
    exchanged = end;
  }

  private void write(SpikingGroup group, long end) {
    NeuronRange local = group.local();
    long last = 0;
    for (long step = exchanged; step < end; step++) {
      SpikeList spikes = group.emitted(step);
      for (int k = 0; k < spikes.size(); k++) {
        long list = 2 * (step - exchanged) + (k < spikes.own() ? 0 : 1);
        long place = list * local.length() + spikes.neuron(k) - local.begin();
        outgoing.write(place - last);
        last = place;
      }
    }
    outgoing.writeEnd();
  }

  private void join(SpikingGroup group, long end) {
    for (long step = exchanged; step < end; step++) {
      group.emitted(step).clear();
    }
    for (int rank = 0; rank < incoming.length; rank++) {
      read(incoming[rank], group, NeuronRange.of(group.size(), rank, incoming.length));
    }
    for (long step = exchanged; step < end; step++) {
      SpikeList spikes = group.emitted(step);
      spikes.endOwn();
      SpikeList more = injected[(int) (step - exchanged)];
      for (int k = 0; k < more.size(); k++) {
        spikes.add(more.neuron(k));
      }
      more.clear();
    }
  }

  private void read(SpikeCode code, SpikingGroup group, NeuronRange range) {
    long place = 0;
    while (code.next()) {
      place += code.distance();
      int list = (int) (place / range.length());
      int neuron = range.begin() + (int) (place % range.length());
      if ((list & 1) == 0) {
        group.emitted(exchanged + list / 2).add(neuron);
      } else {
        injected[list / 2].add(neuron);
      }
    }
  }
}
