/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.kernel.Model;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import java.nio.file.Path;

/**
 * Writes lines of text at regular intervals, from time 0 on: time (s) and values. All ranks work
 * them out together; rank 0 writes.
 */
abstract class IntervalMonitor extends FileMonitor {
  private static final int DECIMALS = 6;

  /** 0.3 s are 3000 steps, though 0.3/1e-4 is less in doubles. */
  private static final double ROUNDING = 1e-9;

  private final long interval;

  /**
   * A monitor with a file.
   *
   * @param seconds interval, truncated to steps
   */
  IntervalMonitor(Simulation simulation, double seconds, Path path) {
    super(path, simulation.ranks().isFirst());
    interval = steps(path, seconds);
  }

  /** Whole steps in an interval, at least one. */
  static long steps(Path path, double seconds) {
    long steps = (long) (seconds / SimulationTime.DT * (1 + ROUNDING));
    Model.require(
        steps >= 1, "monitor " + path.getFileName(), "interval in s", seconds, "at least 0.0001");
    return steps;
  }

  @Override
  public final void execute(long step) {
    begin(step);
    if (step % interval == 0) {
      out().writeFixed(SimulationTime.seconds(step), DECIMALS);
      writeValues(step);
      out().writeByte('\n');
    }
    after(step);
  }

  /** What is to be done in every step before values are written; nothing by default. */
  void begin(long step) {}

  /** What is to be done in every step after values were written; nothing by default. */
  void after(long step) {}

  /** Writes the values of {@code step} after the time; called on all ranks. */
  abstract void writeValues(long step);

  /** Writes a blank and a number with six decimals. */
  final void writeFixed(double value) {
    out().writeByte(' ');
    out().writeFixed(value, DECIMALS);
  }

  /** Writes a blank and a number with seven significant digits. */
  final void writeScientific(double value) {
    out().writeByte(' ');
    out().writeScientific(value, DECIMALS);
  }
}
