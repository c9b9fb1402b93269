/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.comm.AllRanks;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.nio.file.Path;

/**
 * Writes the population rate of a group every 0.1 s: time (s) and mean rate (Hz) since the last
 * line. All ranks count; rank 0 writes.
 */
public final class PopulationRateMonitor extends FileMonitor {
  private static final int INTERVAL = 1000;
  private static final int LINES_PER_SECOND = SimulationTime.STEPS_PER_SECOND / INTERVAL;

  private final SpikingGroup group;
  private final AllRanks ranks;
  private long count;

  /** Records the rate of {@code group} on one rank. */
  public PopulationRateMonitor(SpikingGroup group, Path path) {
    this(group, AllRanks.alone(), path);
  }

  /** Records the rate of {@code group} on all ranks together. */
  public PopulationRateMonitor(SpikingGroup group, AllRanks ranks, Path path) {
    super(path, ranks.isFirst());
    this.group = group;
    this.ranks = ranks;
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
    if (step % INTERVAL == 0) {
      long spikes = ranks.sum(count);
      out().writeGeneral(SimulationTime.seconds(step));
      out().writeByte(' ');
      out().writeGeneral((double) (LINES_PER_SECOND * spikes) / group.size());
      out().writeByte('\n');
      count = 0;
    }
  }
}
