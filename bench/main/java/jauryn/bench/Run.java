/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.SpikeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A simulation that ran to its end, with what its files told before they were deleted.
 *
 * @param wallSeconds from the call to the end
 * @param manifest run.json, empty for the original
 * @param meters meters.json, empty without {@code --profile}
 * @param inputSpikes spikes of the input
 * @param hiddenSpikes spikes of the last hidden layer
 */
record Run(
    double wallSeconds,
    Map<String, Object> manifest,
    Map<String, Object> meters,
    long inputSpikes,
    long hiddenSpikes) {

  /** Reads the results in {@code dir}. */
  static Run of(double wallSeconds, Path dir) throws IOException {
    return new Run(
        wallSeconds,
        json(dir.resolve("run.json")),
        json(dir.resolve("meters.json")),
        spikes(dir.resolve("multi_stim.0.spk")),
        spikes(dir.resolve("multi_hidden.0.spk")));
  }

  private static Map<String, Object> json(Path file) throws IOException {
    return Files.exists(file) ? JSON.std.mapFrom(Files.readString(file)) : Map.of();
  }

  private static long spikes(Path file) {
    return Files.exists(file) ? SpikeFile.open(file).recordCount() : 0;
  }

  /** Model time of the whole run, s. */
  double modelSeconds() {
    return number(manifest, "modelSeconds");
  }

  /** Wall time of a phase of the run, s. */
  double seconds(String phase) {
    return number((Map<?, ?>) manifest.get("wallSecondsByPhase"), phase);
  }

  /** A figure of the memory used; NaN where the system does not tell. */
  double memory(String key) {
    Map<?, ?> rank = (Map<?, ?>) ((List<?>) meters.get("ranks")).get(0);
    return number((Map<?, ?>) rank.get("memory"), key);
  }

  private static double number(Map<?, ?> object, String key) {
    return object.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
