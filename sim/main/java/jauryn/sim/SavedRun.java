/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.comm.AllRanks;
import jauryn.io.ExitCode;
import jauryn.io.StateFile;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint of a run, read.
 *
 * @param file the whole state
 * @param identity which run it is
 * @param segments who has done what of it
 * @param logLength length of the log file then
 * @param fileSets how many ranks have files of their own
 */
record SavedRun(
    StateFile file, RunIdentity identity, List<RunSegment> segments, long logLength, int fileSets) {
  static final String SECTION = "run";
  static final String DESCRIPTION = "description";
  static final String LOG_LENGTH = "log length";
  static final String FILE_SETS = "fileSets";

  /** Reads what is about the run; the rest is for the experiment. */
  static SavedRun of(StateFile file) {
    StateReader run = reader(file);
    String description = run.text(DESCRIPTION);
    long logLength = run.integer(LOG_LENGTH, 0, Long.MAX_VALUE);
    try {
      Map<String, Object> content = JSON.std.mapFrom(description);
      List<RunSegment> segments =
          ((List<?>) content.get("segments"))
              .stream().map(segment -> RunSegment.of((Map<?, ?>) segment)).toList();
      int fileSets = ((Number) content.get(FILE_SETS)).intValue();
      if (fileSets < 1) {
        throw new IllegalArgumentException(FILE_SETS);
      }
      return new SavedRun(file, RunIdentity.of(content), segments, logLength, fileSets);
    } catch (IOException | RuntimeException e) {
      throw new UserError(
          ExitCode.INPUT,
          file.path() + ": section run/description: expected the description of a run",
          e);
    }
  }

  private static StateReader reader(StateFile file) {
    return new StateReader(file, Simulation.stepOf(file), AllRanks.alone()).in(SECTION);
  }

  /** Model time of the checkpoint, s. */
  double seconds() {
    return SimulationTime.seconds(Simulation.stepOf(file));
  }
}
