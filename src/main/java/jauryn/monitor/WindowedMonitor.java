/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.kernel.Model;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.nio.file.Path;

/** Writes time and one value per step as text, while its recording window is open. */
public abstract class WindowedMonitor extends FileMonitor {
  private static final int DECIMALS = 6;

  private long windowEnd;

  WindowedMonitor(Path path) {
    super(path);
  }

  static void requireNeuron(Simulation simulation, SpikingGroup group, int neuron, Path path) {
    simulation.requireAdded(group, "monitor " + path.getFileName());
    Model.require(
        neuron >= 0 && neuron < group.size(),
        "monitor " + path.getFileName(),
        "neuron " + neuron + " of group",
        group.name(),
        "0 to " + (group.size() - 1));
  }

  /** Records all steps from now on that are before {@code step}; to be called between two steps. */
  public final void recordUntil(long step) {
    windowEnd = step;
    open();
  }

  /** The first step to be recorded is the next one; nothing by default. */
  void open() {}

  /** {@inheritDoc} Each rank has its own files. */
  @Override
  public final boolean onAllRanks() {
    return false;
  }

  @Override
  public final void save(StateWriter out) {
    super.save(out);
    out.integer("end of window", windowEnd);
  }

  @Override
  public final void load(StateReader in) {
    super.load(in);
    windowEnd = in.integer("end of window", 0, Long.MAX_VALUE);
  }

  @Override
  public final void execute(long step) {
    if (step < windowEnd) {
      out().writeFixed(SimulationTime.seconds(step), DECIMALS);
      out().writeByte(' ');
      out().writeFixed6(value(step));
      out().writeByte('\n');
    }
  }

  /** The value to record in {@code step}. */
  abstract float value(long step);
}
