/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.group.PatternGroup;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.nio.file.Path;

/**
 * Writes when a stimulus group shows which pattern, as Auryn does (.stimtimes): at each change a
 * line with what was shown until this step, and one with what is from the next; each has the time
 * (s), 1 or 0 for a pattern or none, and its number.
 */
public final class StimulusMonitor extends FileMonitor {
  private static final int DECIMALS = 6;

  private final PatternGroup group;
  private boolean active;
  private int pattern;

  /** Records the patterns of {@code group}; on several ranks it is needed on one only. */
  public StimulusMonitor(PatternGroup group, Path path) {
    super(path);
    this.group = group;
  }

  @Override
  public boolean onAllRanks() {
    return false;
  }

  @Override
  public void execute(long step) {
    if (active != group.isActive()) {
      writeLine(step);
      active = group.isActive();
      pattern = group.pattern();
      writeLine(step + 1);
    }
  }

  private void writeLine(long step) {
    out().writeFixed(SimulationTime.seconds(step), DECIMALS);
    out().writeByte(' ');
    out().writeByte(active ? '1' : '0');
    out().writeByte(' ');
    out().writeUnsigned(pattern);
    out().writeByte('\n');
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.integer("active", active ? 1 : 0);
    out.integer("pattern", pattern);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    active = in.integer("active", 0, 1) == 1;
    pattern = (int) in.integer("pattern", 0, Integer.MAX_VALUE);
  }
}
