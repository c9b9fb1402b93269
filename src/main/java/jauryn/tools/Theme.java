/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.SpikeFile;
import java.math.BigDecimal;
import java.util.List;

/**
 * A learning task: input and target spike trains of one period, and the picture the target shows.
 *
 * @param picture two colours; column = time, row = neuron, the lowest row is the first neuron
 * @param input spikes of the input neurons, in order of time
 * @param target spikes wanted of the output neurons, in order of time
 * @param columnSteps length of a column in steps of 0.1 ms
 * @param firstId id of the lowest row, 0 or 1
 * @param loopSteps period with which a simulation repeats the trains, in steps
 */
public record Theme(
    Bitmap picture,
    List<Spike> input,
    List<Spike> target,
    int columnSteps,
    int firstId,
    int loopSteps) {

  /** Microseconds per step. */
  public static final int STEP_MICROS = 1_000_000 / SpikeFile.STEPS_PER_SECOND;

  /** Copies the lists. */
  public Theme {
    input = List.copyOf(input);
    target = List.copyOf(target);
  }

  /** One spike, {@code micros} microseconds after the start. */
  public record Spike(long micros, int id) {}

  /** The duration in seconds with 6 decimals, to be given to a simulation as {@code --grid}. */
  public String grid() {
    return grid(picture.width(), columnSteps);
  }

  static String grid(int columns, int columnSteps) {
    return seconds((long) columns * columnSteps * STEP_MICROS);
  }

  /** Seconds with 6 decimals. */
  static String seconds(long micros) {
    return BigDecimal.valueOf(micros, 6).toPlainString();
  }

  /**
   * The period a simulation makes of {@code --grid}: it takes the number as a float and cuts the
   * steps off, so that 1.890000 s become 18899 steps. A spike at that step or later would double
   * the period, see docs/file-formats.md.
   */
  static int loopSteps(String grid) {
    return (int) LoopedTarget.gridSteps(Float.parseFloat(grid));
  }
}
