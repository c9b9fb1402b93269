/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.tools.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of a run while it goes on, for its page; one thread tells, others ask. */
final class RunSoFar implements RunListener {
  private final Path folder;
  private final Map<String, Object> description;
  private final List<Object> curve = new ArrayList<>();
  private boolean complete;

  /** {@code description} has what {@code run.json} will say and is known before the run. */
  RunSoFar(Path folder, Map<String, Object> description) {
    this.folder = folder;
    this.description = new LinkedHashMap<>(description);
  }

  @Override
  public synchronized void block(BlockResult result) {
    curve.add(RunManifest.content(result));
  }

  /** From now on {@code run.json} tells everything. */
  synchronized void complete() {
    complete = true;
  }

  /** The page as of now. */
  String page() {
    Map<String, Object> known;
    synchronized (this) {
      if (complete) {
        return Report.ended(folder);
      }
      known = new LinkedHashMap<>(description);
      known.put("learningCurve", List.copyOf(curve));
    }
    return Report.live(folder, known);
  }
}
