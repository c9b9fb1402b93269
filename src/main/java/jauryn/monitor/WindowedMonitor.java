/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.kernel.SimulationTime;
import java.nio.file.Path;

/** Writes time and one value per step as text, while its recording window is open. */
public abstract class WindowedMonitor extends FileMonitor {
  private static final int DECIMALS = 6;

  private long windowEnd;

  WindowedMonitor(Path path) {
    super(path);
  }

  /** Records all steps from now on that are before {@code step}. */
  public final void recordUntil(long step) {
    windowEnd = step;
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
