/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a finished run leaves.
 *
 * @param blocks the learning curve, in order
 * @param finalMeanSquareError mean square error at the end of the last block
 * @param modelSeconds simulated time
 * @param wallSecondsByPhase wall time of each phase, in order
 * @param files files written, all of them under their final names
 * @param ranks number of ranks that shared the work
 * @param meters what the time was spent on, if that was recorded
 */
public record RunSummary(
    List<BlockResult> blocks,
    double finalMeanSquareError,
    double modelSeconds,
    Map<String, Double> wallSecondsByPhase,
    List<Path> files,
    int ranks,
    Optional<Meters> meters) {

  /** Copies the collections and keeps their order. */
  public RunSummary {
    blocks = List.copyOf(blocks);
    wallSecondsByPhase = Collections.unmodifiableMap(new LinkedHashMap<>(wallSecondsByPhase));
    files = List.copyOf(files);
  }
}
