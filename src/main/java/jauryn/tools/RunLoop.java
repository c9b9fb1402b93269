/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.RasFile;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long a loop of a run is.
 *
 * @param grid the grid on which target and input start again, in seconds, if it is known
 * @param measured else the period of the recorded input in steps, if it repeats
 */
record RunLoop(Optional<Float> grid, OptionalLong measured) {

  /** The loop of a run; {@code grid} in seconds overrides what the run says. */
  static RunLoop of(RunFolder run, Optional<Float> grid) {
    Optional<Float> known = grid.or(() -> run.number("grid").map(Double::floatValue));
    if (known.isPresent()) {
      return new RunLoop(known, OptionalLong.empty());
    }
    return new RunLoop(
        known,
        run.spikes(Layer.input.stem()).stream()
            .filter(file -> file.recordCount() > 0)
            .findFirst()
            .map(InputPeriod::of)
            .orElseGet(OptionalLong::empty));
  }

  /** Length in steps, of the grid or of the measured period; none if neither is known. */
  OptionalLong steps() {
    return grid.isPresent() ? OptionalLong.of(LoopedTarget.gridSteps(grid.get())) : measured;
  }

  /** The target repeated; none if the length is not known. */
  Optional<LoopedTarget> repeat(RasFile target) {
    if (grid.isPresent()) {
      return Optional.of(LoopedTarget.of(target, grid.get()));
    }
    return measured.isPresent()
        ? Optional.of(new LoopedTarget(target, measured.getAsLong()))
        : Optional.empty();
  }
}
