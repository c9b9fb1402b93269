/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.nio.file.Path;
import java.util.List;

/**
 * The spikes of one layer between two steps: those of all its files, one per rank, in order of
 * time. Nothing is kept in memory.
 *
 * @param files at least one, all with the same number of steps per second
 * @param from first step
 * @param to the step after the last one
 */
record SpikeWindow(List<SpikeFile> files, long from, long to) {

  /** Opens files that belong together; a UserError if their clocks differ. */
  static List<SpikeFile> open(List<Path> paths) {
    List<SpikeFile> files = paths.stream().map(SpikeFile::open).toList();
    for (SpikeFile file : files) {
      if (file.stepsPerSecond() != files.get(0).stepsPerSecond()) {
        throw new UserError(
            ExitCode.INPUT,
            file.path()
                + " has "
                + file.stepsPerSecond()
                + " steps per second, expected "
                + files.get(0).stepsPerSecond()
                + " as in "
                + files.get(0).path());
      }
    }
    return files;
  }

  /**
   * The step after the last spike of all files; 0 if there is none. Files begin before they end.
   */
  static long end(List<SpikeFile> files) {
    long end = 0;
    for (SpikeFile file : files) {
      long count = file.recordCount();
      if (count > 0) {
        long last = file.step(count - 1);
        if (last < file.step(0)) {
          throw disorder(List.of(file), last, file.step(0));
        }
        end = Math.max(end, last + 1);
      }
    }
    return end;
  }

  double stepsPerSecond() {
    return files.get(0).stepsPerSecond();
  }

  double seconds() {
    return (to - from) / stepsPerSecond();
  }

  /** Hands over all spikes; a UserError where a file is not in order of time. */
  void forEach(SpikeAction action) {
    long[] previous = {0};
    new SpikeMerge(files, from, to)
        .forEach(
            (step, neuron) -> {
              if (step < previous[0]) {
                throw disorder(files, step, previous[0]);
              }
              previous[0] = step;
              if (step >= from) { // the merge hands over one spike too many
                action.spike(step, neuron);
              }
            });
  }

  private static UserError disorder(List<SpikeFile> files, long step, long previous) {
    String names = String.join(", ", files.stream().map(file -> file.path().toString()).toList());
    return new UserError(
        ExitCode.INPUT,
        names
            + ": a spike at step "
            + step
            + " follows one at step "
            + previous
            + ", expected spikes in order of time (damaged file?)");
  }
}
