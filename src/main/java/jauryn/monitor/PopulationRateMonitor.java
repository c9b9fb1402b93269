/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.nio.file.Path;

/**
 * Writes the population rate of a group every 0.1 s: time (s) and mean rate (Hz) since the last
 * line.
 */
public final class PopulationRateMonitor extends FileMonitor {
  private static final int INTERVAL = 1000;
  private static final int LINES_PER_SECOND = SimulationTime.STEPS_PER_SECOND / INTERVAL;

  private final SpikingGroup group;
  private long count;

  /** Records the rate of {@code group}. */
  public PopulationRateMonitor(SpikingGroup group, Path path) {
    super(path);
    this.group = group;
  }

  /** Spikes since the last line. */
  public long count() {
    return count;
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.integer("spikes since the last line", count);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    count = in.integer("spikes since the last line", 0, Long.MAX_VALUE);
  }

  @Override
  public void execute(long step) {
    count += group.emitted(step).size();
    if (step % INTERVAL == 0) {
      out().writeGeneral(SimulationTime.seconds(step));
      out().writeByte(' ');
      out().writeGeneral((double) (LINES_PER_SECOND * count) / group.size());
      out().writeByte('\n');
      count = 0;
    }
  }
}
