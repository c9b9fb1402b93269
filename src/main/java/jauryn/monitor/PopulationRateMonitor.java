/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.comm.AllRanks;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.nio.file.Path;

/**
 * Writes the population rate of a group every 0.1 s, or as often as one likes: time (s) and mean
 * rate (Hz) since the last line. All ranks count; rank 0 writes.
 */
public final class PopulationRateMonitor extends FileMonitor {
  private static final int INTERVAL = 1000;

  private final SpikingGroup group;
  private final AllRanks ranks;
  private final long interval;
  private long count;

  /** Records the rate of {@code group} on one rank. */
  public PopulationRateMonitor(SpikingGroup group, Path path) {
    this(group, AllRanks.alone(), path);
  }

  /** Records the rate of {@code group} on all ranks together. */
  public PopulationRateMonitor(SpikingGroup group, AllRanks ranks, Path path) {
    this(group, ranks, INTERVAL, path);
  }

  /** Records the rate of {@code group} every so many seconds, on all ranks together. */
  public PopulationRateMonitor(
      Simulation simulation, SpikingGroup group, double seconds, Path path) {
    this(group, simulation.ranks(), IntervalMonitor.steps(path, seconds), path);
    simulation.requireAdded(group, "monitor " + path.getFileName());
  }

  private PopulationRateMonitor(SpikingGroup group, AllRanks ranks, long interval, Path path) {
    super(path, ranks.isFirst());
    this.group = group;
    this.ranks = ranks;
    this.interval = interval;
  }

  /** Spikes of local neurons since the last line. */
  public long count() {
    return count;
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.sum("spikes since the last line", count);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    count = in.share("spikes since the last line");
  }

  @Override
  public void execute(long step) {
    count += LocalSpikes.count(group, step);
    if (step % interval == 0) {
      long spikes = ranks.sum(count);
      out().writeGeneral(SimulationTime.seconds(step));
      out().writeByte(' ');
      out()
          .writeGeneral(
              (double) (SimulationTime.STEPS_PER_SECOND * spikes) / (interval * group.size()));
      out().writeByte('\n');
      count = 0;
    }
  }
}
