/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.comm.AllRanks;
import jauryn.comm.NeuronRange;
import jauryn.kernel.Model;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.nio.file.Path;

/**
 * Writes the spikes of all ranks to one file, as one rank alone would.
 *
 * <p>Rank 0 writes them when ranks have exchanged them, so up to eight steps late. Before {@link
 * #complete()} they must have done so once more.
 */
abstract class JointSpikes extends FileMonitor {
  private final SpikingGroup group;
  private final NeuronRange neurons;
  private final boolean writes;
  private long written;
  private long seen;

  /** Records the spikes of some neurons of {@code group}, whoever owns them. */
  JointSpikes(SpikingGroup group, NeuronRange neurons, AllRanks ranks, Path path) {
    super(path, ranks.isFirst());
    this.group = group;
    this.neurons = neurons;
    writes = ranks.isFirst();
  }

  /** Neurons {@code first} to {@code end} − 1 of a group that takes part in the simulation. */
  static NeuronRange neurons(
      Simulation simulation, SpikingGroup group, int first, int end, Path path) {
    String object = "monitor " + path.getFileName();
    simulation.requireAdded(group, object);
    Model.require(
        first >= 0 && first < end && end <= group.size(),
        object,
        "neurons from",
        first + " to before " + end,
        "some of 0 to " + (group.size() - 1) + " of group " + group.name());
    return new NeuronRange(group.size(), first, end);
  }

  /** Writes one spike. */
  abstract void write(long step, int neuron);

  @Override
  public void execute(long step) {
    if (seen == 0) {
      written = step;
    }
    if (step % SimulationTime.MIN_DELAY == 0) {
      writeUntil(step);
    }
    seen = step + 1;
  }

  /**
   * {@inheritDoc} All spikes so far must be known; so the state is that of {@link SpikeMonitor}.
   */
  @Override
  public void save(StateWriter out) {
    writeUntil(seen);
    super.save(out);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    written = in.step();
    seen = in.step();
  }

  private void writeUntil(long end) {
    for (; writes && written < end; written++) {
      SpikeList spikes = group.emitted(written);
      for (int k = 0; k < spikes.size(); k++) {
        if (neurons.contains(spikes.neuron(k))) {
          write(written, spikes.neuron(k));
        }
      }
    }
  }

  @Override
  public void complete() {
    writeUntil(seen);
    super.complete();
  }
}
